// The search, by a button, `/` or Ctrl-K: things by any of their names first (typing slips forgiven), then the full text in every
// language. Words and filters stand in the address. Nothing is fetched before the search is opened, and nothing from another host.

import { element, fold } from "./dom.js";
import { names, once, wordsOf } from "./finder.js";

// The base is "." or ".." on a page, and "/" or "/folder/" on the page for what is not found.
const base = new URL(JSON.parse(document.getElementById("__config").textContent).base.replace(/\/*$/, "/"), location);
const address = new URL("search/", base).href;
const FILTERS = { kind: "Kind", stage: "Stage", year: "Year", party: "Party", language: "Language" };
const FEW = 6;
const STEP = 12;
const PAUSE = 80;
const own = document.documentElement.lang.split("-")[0];

const finder = names(`${address}names/`);
const indexes = once(async () => {
  const answer = await fetch(`${address}indexes.json`, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`indexes.json: ${answer.status}`);
  return answer.json();
});

// The words of a question that no name and no text is meant by; where there are no others they are what is looked for.
const ASKING = new Set(`a an and are as at be been between by did do does for from get gets give gives got has have how in is it its many me much of on or pay pays
  that the their there these they this to us was we were what when where which who whom whose why will with`.split(/\s+/));

function sought(question) {
  const said = question.split(/\s+/), meant = said.filter((word) => !ASKING.has(fold(word).replace(/[?!.,]+$/, "")));
  return meant.length ? meant.join(" ") : question;
}

// An index is named for its language and a number (`en-1`). Each has a program of its own: only that knows the endings of its language
// (`capital`, `capitaux`), and two instances of one program would share its memory, and spoil it.
const program = once((index) => import(`${address}${index}/pagefind.js`));
const languageOf = (index) => index.split("-")[0];
const isOwn = (index) => languageOf(index) === own;

// Whether a page has a word that begins as one that was asked for: an index without the word gives words that begin as it does by a
// letter or two.
function isKnown(page, words) {
  const marks = [page.meta.title, ...[...page.excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, mark]) => mark)].flatMap(wordsOf);
  return wordsOf(words).some((word) => {
    const stem = word.slice(0, Math.max(3, Math.ceil(word.length * 0.6)));
    return marks.some((mark) => mark.startsWith(stem));
  });
}

// The id of a hit -> the number of the thing, by which filters know it.
const numbers = once(async (index) => {
  const answer = await fetch(`${address}${index}/things.txt`, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`things.txt: ${answer.status}`);
  return new Map((await answer.text()).split("\n").map((id, number) => [id, number]));
});

async function hitsOf(index, words, filters) {
  // The index has the words of amounts without the sign of their currency, and would look for "$300" as one.
  let { results } = await (await program(index)).search(words.replace(/\p{Sc}/gu, " "));
  if (filters.length) {
    const [passing, known] = await Promise.all([finder.sieve(filters), numbers(index)]);
    results = results.filter(({ id }) => passing.has(known.get(id)));
  }
  if (!results.length || !isKnown(await results[0].data(), words)) return [];
  return results.map((hit, rank) => ({ hit, rank, language: languageOf(index) }));
}

// The pages that hold the words, best first. Scores of two languages cannot be compared, so each is taken by the best of its own:
// a page that its language knows the word of has its place, however many pages of another language have it too. Words that were
// meant, where names know better, are those of the page's language; another may well know what was written.
async function textual(searched, words, meant, filters, limit, faults) {
  if (words.length < 2) return { total: 0, first: [] };
  const lost = (fault) => { faults.push(fault); return []; };
  const found = await Promise.all(searched.map((one) => hitsOf(one, isOwn(one) ? meant || words : words, filters).catch(lost)));
  const hits = found.flat(), best = new Map();
  for (const { hit, language } of hits) best.set(language, Math.max(hit.score, best.get(language) ?? 0));
  const share = ({ hit, language }) => hit.score / (best.get(language) || 1);
  hits.sort((a, b) => share(b) - share(a) || a.rank - b.rank);
  return { total: hits.length, first: await Promise.all(hits.slice(0, limit).map(({ hit }) => hit.data())) };
}

// An excerpt is escaped text with <mark> in it; only these two become nodes.
function excerpt(html) {
  const parts = new DOMParser().parseFromString(html, "text/html").body.childNodes;
  return element("span", { className: "excerpt" }, ...[...parts].map((part) =>
    part.nodeName === "MARK" ? element("mark", { textContent: part.textContent }) : part.textContent));
}

// Words of a name with those marked that begin as one that was asked for.
function marked(name, asked) {
  const parts = name.split(/([\p{L}\p{N}\p{M}]+)/u);
  return parts.map((part) => (part && asked.some((one) => fold(part).startsWith(one)) ? element("mark", { textContent: part }) : part));
}

function option(found, number, asked) {
  const url = new URL(found.url, base);
  const day = new URLSearchParams(location.search).get("as-of");
  if (day) url.searchParams.set("as-of", day);
  const link = element("a", { href: url.href, id: `search-${number}`, role: "option", tabIndex: -1, "aria-selected": "false" });
  const alias = asked.length && !wordsOf(found.title).some((word) => word.startsWith(asked[0]))
    && found.aliases?.find((name) => wordsOf(name).some((word) => word.startsWith(asked[0])));
  link.append(element("strong", {}, ...marked(found.title, asked)));
  if (alias) link.append(element("span", { className: "alias" }, "also ", ...marked(alias, asked)));
  link.append(element("span", { className: "tag", textContent: found.kind }));
  if (found.stage) link.append(element("span", { className: `stage stage-${found.stage.replaceAll(" ", "-")}`, textContent: found.stage }));
  if (found.excerpt) link.append(excerpt(found.excerpt));
  else if (found.line) link.append(element("span", { className: "excerpt" }, ...marked(found.line, asked)));
  return link;
}

const input = element("input", {
  type: "text", role: "combobox", placeholder: "A name, or any words", autocomplete: "off", spellcheck: false,
  inputMode: "search", enterKeyHint: "search", "aria-label": "Search", "aria-expanded": "false", "aria-controls": "search-list", "aria-autocomplete": "list",
});
const close = element("button", { type: "button", className: "search-close", textContent: "Close" });
const status = element("p", { role: "status" });
const list = element("div", { id: "search-list", role: "listbox", hidden: true, "aria-label": "Results" });
const more = element("button", { type: "button", className: "search-more", textContent: "Show more", hidden: true });
const filters = element("div", { className: "search-filters", role: "group", "aria-label": "Filters" });
const fields = {};
for (const [name, label] of Object.entries(FILTERS)) {
  fields[name] = name === "party" ? element("input", { type: "text", placeholder: "any", autocomplete: "off" }) : element("select", {}, element("option", { value: "", textContent: "any" }));
  filters.append(element("label", {}, `${label} `, fields[name]));
}
const dialog = element("dialog", { className: "search", "aria-label": "Search" },
  element("div", { className: "search-top" }, input, close), filters, status, element("div", { className: "search-found" }, list, more));

const chosen = () => Object.entries(fields).map(([name, field]) => [name, field.value.trim()]).filter(([, value]) => value);

function spoken(code) {
  try { return new Intl.DisplayNames("en", { type: "language" }).of(code); } catch { return code; }
}

const fill = once(async () => {
  const choices = await finder.choices();
  const parties = element("datalist", { id: "search-parties" }, ...(choices.party ?? []).map((value) => element("option", { value })));
  filters.append(parties);
  fields.party.setAttribute("list", parties.id);
  for (const [name, field] of Object.entries(fields)) {
    if (!choices[name] && !field.value) field.parentElement.remove();
    if (name === "party") continue;
    const values = (choices[name] ?? []).filter((value) => value !== field.value);
    if (name === "year") values.reverse();
    field.append(...values.map((value) => element("option", { value, textContent: name === "language" ? spoken(value) : value })));
  }
});

function set(name, value) {
  const field = fields[name];
  if (value && field.options && ![...field.options].some((one) => one.value === value)) {
    field.append(element("option", { value, textContent: name === "language" ? spoken(value) : value }));
  }
  field.value = value;
}

// The address says what is searched for, so that it can be sent to somebody; everything else in it stays.
function write(open) {
  const url = new URL(location);
  for (const [name, value] of [["q", input.value.trim()], ...Object.keys(fields).map((name) => [name, fields[name].value.trim()])]) {
    open && value ? url.searchParams.set(name, value) : url.searchParams.delete(name);
  }
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}

function restore() {
  const asked = new URLSearchParams(location.search);
  if (![...Object.keys(FILTERS), "q"].some((name) => asked.get(name))) return;
  input.value = asked.get("q") ?? "";
  for (const name of Object.keys(FILTERS)) set(name, asked.get(name) ?? "");
  open();
}

let active = -1, limit = STEP, turn = 0, busy = false, shown = Promise.resolve();

function choose(number) {
  const options = list.children;
  options[active]?.setAttribute("aria-selected", "false");
  active = Math.max(-1, Math.min(number, options.length - 1));
  const now = options[active];
  now?.setAttribute("aria-selected", "true");
  now?.scrollIntoView({ block: "nearest" });
  now ? input.setAttribute("aria-activedescendant", now.id) : input.removeAttribute("aria-activedescendant");
}

function draw(named, pages, asked) {
  const texts = new Map(pages.first.map((page) => [page.raw_url, page]));
  const few = pages.total ? Math.max(FEW, limit - STEP) : limit;
  const top = named.first.slice(0, few).map((one) => ({ ...one, excerpt: one.line ? "" : texts.get(one.url)?.excerpt }));
  const known = new Set(top.map(({ url }) => url));
  const rest = [...texts].filter(([url]) => !known.has(url)).map(([url, { meta, excerpt }]) => ({ ...meta, url, excerpt }));
  const kept = active;
  list.replaceChildren(...[...top, ...rest].map((one, number) => option(one, number, asked)));
  list.hidden = !list.children.length;
  input.setAttribute("aria-expanded", String(!list.hidden));
  choose(kept);
  const isWhole = named.total <= top.length && pages.total <= pages.first.length;
  if (isWhole && document.activeElement === more) input.focus();
  more.hidden = isWhole;
}

function say(named, pages, words, faults, unknown) {
  const counted = [named.total && `${named.total} by name`, pages.total && `${pages.total} in the text`].filter(Boolean).join(", ");
  const day = document.documentElement.hasAttribute("data-as-of") ? " The search knows the record as it is today." : "";
  const forgiven = words ? ` Searched for “${words}” too.` : "";
  const lost = faults.length ? " The search did not load in full." : "";
  status.textContent = (counted ? `Results: ${counted}.` : unknown ? `No results: ${unknown}.` : "No results.") + forgiven + lost + day;
}

function clear() {
  list.replaceChildren();
  list.hidden = more.hidden = true;
  status.textContent = "";
  input.setAttribute("aria-expanded", "false");
  choose(-1);
}

// What is asked for: words and filters; `turn` counts the askings.
function asking() {
  const question = input.value.trim();
  return { mine: turn, question, words: sought(question), sieve: chosen(), faults: [] };
}
const nothing = { total: 0, first: [], meant: "" };

// Each filter as it is written in the record; its field says so too, unless something else was typed there since.
async function settle(asked) {
  for (const part of asked.sieve) {
    const [name, value] = part;
    const meant = await finder.choice(name, value).catch((fault) => { asked.faults.push(fault); return value; });
    if (!meant) asked.unknown = `no ${FILTERS[name].toLowerCase()} is known as “${value}”`;
    else if (meant !== value && fields[name].value.trim() === value) set(name, meant);
    part[1] = meant ?? value;
  }
  if (dialog.open) write(true);
}

async function byName(asked) {
  const { question, words, sieve, faults } = asked;
  if (!words && !sieve.length) return clear();
  await settle(asked);
  const named = await finder.find(words, sieve, limit, question).catch((fault) => { faults.push(fault); return nothing; });
  const said = wordsOf(words), meant = said.join(" ") === named.meant ? "" : named.meant;
  const found = { named, meant, marks: meant ? wordsOf(meant) : said };
  draw(named, nothing, found.marks);
  return found;
}

async function byText({ mine, words, sieve, faults, unknown }, { named, meant, marks }) {
  await new Promise((resolve) => { setTimeout(resolve, PAUSE); });
  const all = await indexes().catch((fault) => { faults.push(fault); return []; });
  let pages = nothing;
  // The page's own language first: another may still have to come over the wire.
  for (const searched of [all.filter(isOwn), all]) {
    if (mine !== turn) return;
    pages = await textual(searched, words, meant, sieve, limit, faults).catch((fault) => { faults.push(fault); return nothing; });
    if (mine === turn) draw(named, pages, marks);
  }
  if (mine === turn) say(named, pages, meant, faults, unknown);
  fill().catch(() => {});
}

// Names are looked up one asking after the other, so that who types on sees what was found so far; the text is for the last one.
async function run() {
  let asked, found;
  busy = true;
  do found = await byName(asked = asking()); while (asked.mine !== turn);
  busy = false;
  if (found) await byText(asked, found);
}

function show() {
  turn += 1;
  write(true);
  if (!busy) shown = run();
}

function begin() {
  limit = STEP;
  active = -1;
  show();
}

function open() {
  if (!dialog.open) dialog.showModal();
  input.focus();
  input.select();
  finder.preload().catch(() => {});
  if (input.value || chosen().length) begin();
  else fill().catch(() => {});
}

async function follow(event) {
  event.preventDefault();
  if (busy || !list.children.length) await shown;
  list.children[Math.max(active, 0)]?.click();
}

function mount() {
  const header = document.querySelector(".md-header__inner");
  if (!header) return;
  const button = element("button", { type: "button", className: "search-open", "aria-haspopup": "dialog", "aria-keyshortcuts": "/ Control+K" },
    element("span", { textContent: "Search" }), element("kbd", { textContent: "/", "aria-hidden": "true" }));
  header.append(button);
  document.body.append(dialog);
  button.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if ((event.key === "/" && !typing) || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      event.stopPropagation();
      open();
    }
  }, true);
  // Keys typed here are not the theme's shortcuts.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  input.addEventListener("input", begin);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;  // the key is for the input method, which has a list of its own
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      choose(active + step);
    } else if (event.key === "Enter") follow(event);
  });
  filters.addEventListener("change", begin);
  more.addEventListener("click", () => { limit += STEP; show(); });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => write(false));
  addEventListener("popstate", restore);
  restore();
}

mount();
