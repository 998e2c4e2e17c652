#!/bin/sh
# Marks what a change does outside content/ and seeds/ and the list of their ids, schemas/ids.json: a warning on the pull
# request and, on standard output, for the summary, the files. Whom to ask, CODEOWNERS says. Usage: code-changes.sh REVISION
set -eu
changed=$(git diff --name-only --no-renames "$1" HEAD -- . ':(exclude)content' ':(exclude)seeds' ':(exclude)schemas/ids.json')
if [ -z "$changed" ]; then
    echo "Only content/ and seeds/ change: no owner of the code is needed."
    exit 0
fi
number=$(printf '%s\n' "$changed" | wc -l | tr -d ' ')
echo "::warning title=Code::$number files outside content/ and seeds/ change: an owner must look at them" >&2
grep -q '^[^#]*@' .github/CODEOWNERS || echo "::warning title=No owner::CODEOWNERS names nobody: run make owners" >&2
echo "Code changes, and needs an owner:"
echo
printf '%s\n' "$changed" | sed 's/^/    /'
