// Finds things by their names in the index that generator/pages/finder.py writes: first all words, then the pieces needed.

import { fold } from "./dom.js";

// Of the companies that a party's name may mean, how many are looked at for one that is a party.
const MOST_MEANT = 12;

// Words in a name that is also a word as a whole (SHORT_NAME in generator/pages/finder.py), and how well a thing fits that is only named.
const SHORT_NAME = 3;
const NAMED = 9;

export const wordsOf = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

// Loads a thing once; after a failure the next call tries again.
export function once(load) {
  const loading = new Map();
  return (name) => {
    if (!loading.has(name)) loading.set(name, load(name).catch((fault) => { loading.delete(name); throw fault; }));
    return loading.get(name);
  };
}

// Edits between two words (insert, delete, replace, swap neighbours), or more than `most`.
function edits(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let older = [], previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(row[j - 1] + 1, previous[j] + 1, previous[j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    [older, previous] = [previous, row];
  }
  return previous[b.length];
}

// How well a word fits what was asked: 0 is the word itself, Infinity does not fit.
function closeness(asked, word) {
  if (word === asked) return 0;
  if (word.startsWith(asked)) return 1;
  return asked.length > 3 && word.includes(asked) ? 2 : Infinity;
}

function slip(asked, word) {
  const most = asked.length > 7 ? 2 : asked.length > 3 ? 1 : 0;
  const between = most ? edits(asked, word, most) : Infinity;
  return between <= most ? 3 + between : Infinity;
}

export function names(address) {
  async function answered(name, cache = "default") {
    const answer = await fetch(address + name, { cache });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer;
  }

  const index = once(async () => {
    const [head, ...blocks] = (await (await answered("words.txt", "no-cache")).text()).split("\n\n");
    const [choices, ...pieces] = head.split(" ");
    const shown = pieces.map((one) => one.split(":")).map(([name, size]) => ({ name, size: Number(size) }));
    const words = blocks.flatMap((block) => {
      const [name, ...held] = block.split("\n");
      return held.map((word, place) => ({ word, name, place }));
    });
    const of = (pattern) => words.filter(({ word }) => pattern.test(word));
    return { choices, shown, names: of(/^=/), words: of(/^[^=:]+$/), filters: new Map(of(/:/).map((entry) => [entry.word, entry])) };
  });
  const piece = once(async (name) => (await answered(`${name}.json`)).json());

  // The words that fit one that was asked for; slips are forgiven only where nothing fits as it is.
  function fitting(words, asked) {
    for (const measure of [closeness, slip]) {
      const found = [];
      for (const entry of words) {
        const fit = measure(asked, entry.word);
        if (fit < Infinity) found.push({ ...entry, fit });
      }
      if (found.length) return found;
    }
    return [];
  }

  // number of a thing -> how well it fits, for the things that have one of the words.
  async function placed(words) {
    const best = new Map();
    const lists = await Promise.all(words.map(async ({ name, place }) => (await piece(name))[place]));
    lists.forEach((steps, at) => {
      words[at].many = steps.length;
      let thing = 0;
      for (const step of steps) best.set(thing += step, Math.min(words[at].fit, best.get(thing) ?? Infinity));
    });
    return best;
  }

  // The numbers of the things that pass all filters.
  async function sieve(filters) {
    const known = (await index()).filters;
    const lists = await Promise.all(filters.map(([filter, value]) => placed([known.get(`${filter}:${value}`)].filter(Boolean))));
    return new Set([...lists[0].keys()].filter((thing) => lists.every((list) => list.has(thing))));
  }

  async function told(thing) {
    const blocks = (await index()).shown;
    let block = 0, start = 0;
    while (thing >= start + blocks[block].size) start += blocks[block++].size;
    const [url, title, kind, stage, line, aliases] = (await piece(blocks[block].name))[thing - start];
    return { url, title, kind, stage, line, aliases };
  }

  // The things that a question names, whatever else it says: the longest whole name at each of its words.
  async function named(question) {
    const whole = new Map((await index()).names.map((entry) => [entry.word, entry]));
    const said = wordsOf(question), found = [];
    for (let at = 0; at < said.length;) {
      const runs = [SHORT_NAME, 2, 1].map((length) => said.slice(at, at + length));
      const run = runs.find((words) => whole.has(`=${words.join("")}`));
      if (run) found.push({ ...whole.get(`=${run.join("")}`), fit: NAMED });
      at += run?.length ?? 1;
    }
    return (await placed(found)).keys();
  }

  // The things whose names have all the words and which pass the filters, best first, then those that the question only names: how
  // many, those up to a limit, and the words as they were meant where something had to be forgiven.
  async function find(query, filters, limit, question = "") {
    const { names, words } = await index();
    const asked = wordsOf(query);
    // One letter is the beginning of a name, not of each of its words.
    const groups = asked.map((one) => fitting(asked.join("").length > 1 ? words : [], one));
    const whole = asked.length ? await placed(fitting(names, `=${asked.join("")}`)) : new Map();
    const each = await Promise.all(groups.map(placed));
    const passing = filters.length ? await sieve(filters) : null;
    const fits = new Map(whole);
    const [first, ...others] = each;
    for (const thing of (first ?? new Map()).keys()) {
      if (!others.every((other) => other.has(thing))) continue;
      const mean = each.reduce((sum, one) => sum + one.get(thing), 0) / each.length;
      // A slip in a whole name comes before one in a word of a longer name: Nvidia before Nvidia H20.
      fits.set(thing, Math.min(whole.get(thing) ?? Infinity, mean + 0.5 + (mean < 3)));
    }
    for (const thing of await named(question)) if (!fits.has(thing)) fits.set(thing, NAMED);
    if (!asked.length) for (const thing of passing ?? []) fits.set(thing, 0);
    const found = [...fits].filter(([thing]) => passing?.has(thing) ?? true).sort((a, b) => a[1] - b[1] || a[0] - b[0]);
    const meant = groups.map((group, at) => {
      const [nearest] = [...group].sort((a, b) => a.fit - b.fit || b.many - a.many);
      return nearest?.fit > 2 ? nearest.word : asked[at];
    });
    return { total: found.length, first: await Promise.all(found.slice(0, limit).map(([thing]) => told(thing))), meant: meant.join(" ") };
  }

  // The choice of a filter that is meant, however it is written; a party by any of its names. Undefined where there is none.
  async function choice(filter, value) {
    const known = [...(await index()).filters.keys()].filter((word) => word.startsWith(`${filter}:`)).map((word) => word.slice(filter.length + 1));
    const same = known.find((one) => one === value) ?? known.find((one) => fold(one) === fold(value));
    if (same || filter !== "party") return same;
    const { first } = await find(value, [["kind", "company"]], MOST_MEANT);
    return first.map(({ title }) => title).find((title) => known.includes(title));
  }

  return { find, sieve, choice, preload: index, choices: async () => piece((await index()).choices) };
}
