// The search in the header: entities by any of their names first (typing slips forgiven), then the full text in every
// language. Nothing is fetched before the search is used, and nothing from another host.

// The base is "." or ".." on a page, and "/" or "/folder/" on the page for what is not found.
const base = new URL(JSON.parse(document.getElementById("__config").textContent).base.replace(/\/*$/, "/"), location);
const searchUrl = new URL("search/", base).href;
const LONGEST_LIST = 6;
const WORDS = /[^\p{L}\p{N}]+/u;

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

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

// How well a name fits a query: 0 is the name itself, Infinity does not fit.
function distance(query, name) {
  if (name === query) return 0;
  if (name.startsWith(query)) return 1;
  const words = name.split(WORDS);
  if (query.split(WORDS).every((asked) => words.some((word) => word.startsWith(asked)))) return 2;
  if (query.length > 2 && name.includes(query)) return 3;
  const most = query.length > 7 ? 2 : query.length > 3 ? 1 : 0;
  // A slip in the whole name comes before one in a word of a longer name: Nvidia before Nvidia H20.
  const nearest = most ? Math.min(edits(query, name, most), ...words.map((word) => edits(query, word, most) + 0.5)) : Infinity;
  return nearest < most + 1 ? 3 + nearest : Infinity;
}

function find(entities, words) {
  const query = fold(words);
  return entities
    .map((entity) => ({ ...entity, fit: Math.min(...entity.names.map((name) => distance(query, name))) }))
    .filter((entity) => entity.fit < Infinity)
    .sort((a, b) => a.fit - b.fit || (a.kind === "source") - (b.kind === "source") || a.name.length - b.name.length)
    .slice(0, LONGEST_LIST);
}

// Loads a thing once; after a failure the next call tries again.
function once(load) {
  let loading;
  return () => (loading ??= load().catch((fault) => { loading = undefined; throw fault; }));
}

const fetched = async (name) => {
  const answer = await fetch(searchUrl + name);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
};

const loadEntities = once(async () =>
  (await fetched("finder.json")).map((entity) => ({ ...entity, names: [entity.name, ...entity.aliases].map(fold) })));

// Each language has an index and a program of its own: only that knows its endings (`capital`, `capitaux`).
const loadFullText = once(async () =>
  Promise.all((await fetched("languages.json")).map((language) => import(`${searchUrl}${language}/pagefind.js`))));

// The pages that hold the words, best first; of several records of one page only the best.
async function search(words) {
  const found = await Promise.all((await loadFullText()).map((index) => index.search(words)));
  const hits = found.flatMap(({ results }) => results).sort((a, b) => b.score - a.score).slice(0, LONGEST_LIST * 2);
  const pages = await Promise.all(hits.map((hit) => hit.data()));
  return [...new Map(pages.reverse().map((page) => [page.meta.url, page])).values()].reverse();
}

// An excerpt is escaped text with <mark> in it; only these two become nodes.
function excerpt(html) {
  const shown = document.createElement("span");
  for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
    const part = node.nodeName === "MARK" ? document.createElement("mark") : document.createTextNode("");
    part.textContent = node.textContent;
    shown.append(part);
  }
  return shown;
}

function result(url, title, kind, more) {
  const link = document.createElement("a");
  link.href = new URL(url, base).href;
  const name = document.createElement("strong");
  name.textContent = title;
  const tag = document.createElement("span");
  tag.className = "tag";
  tag.textContent = kind;
  link.append(name, " ", tag);
  if (more) link.append(document.createElement("br"), more);
  const entry = document.createElement("li");
  entry.append(link);
  return entry;
}

function mount() {
  const header = document.querySelector(".md-header__inner");
  if (!header) return;
  const box = document.createElement("search");
  box.className = "finder";
  const input = document.createElement("input");
  Object.assign(input, { type: "search", placeholder: "Search", autocomplete: "off", spellcheck: false });
  input.setAttribute("aria-label", "Search (press / to begin)");
  const panel = document.createElement("div");
  panel.className = "finder-results";
  panel.hidden = true;
  const count = document.createElement("p");
  count.setAttribute("role", "status");
  const list = document.createElement("ul");
  panel.append(count, list);
  box.append(input, panel);
  header.append(box);

  let latest = 0;
  async function show() {
    clearTimeout(waiting);
    const words = input.value.trim();
    const turn = ++latest;
    if (words.length < 2) {
      list.replaceChildren();
      panel.hidden = true;
      return;
    }
    const failed = [];
    const [entities, pages] = await Promise.all([loadEntities(), search(words)].map((found) =>
      found.catch((fault) => { failed.push(fault); return []; })));
    if (turn !== latest) return;
    const named = find(entities, words);
    const known = new Set(named.map((entity) => entity.url));
    const others = pages.filter((page) => !known.has(page.meta.url));
    list.replaceChildren(
      ...named.map((entity) => result(entity.url, entity.name, entity.kind)),
      ...others.map((page) => result(page.meta.url, page.meta.title, page.meta.kind, excerpt(page.excerpt))),
    );
    const number = list.children.length;
    count.textContent = (number === 1 ? "1 result" : `${number || "No"} results`) + (failed.length ? ", the search did not load in full" : "");
    panel.hidden = !box.contains(document.activeElement);
  }

  let waiting;
  input.addEventListener("focus", () => {
    for (const load of [loadEntities, loadFullText]) load().catch(() => {});
    if (list.children.length) panel.hidden = false;
  });
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 80);
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const asked = (event.key === "/" && !typing) || (event.key === "k" && (event.ctrlKey || event.metaKey));
    if (asked) {
      event.preventDefault();
      event.stopPropagation();
      input.focus();
      input.select();
    } else if (event.key === "Escape" && !panel.hidden) {
      input.focus();
      panel.hidden = true;
    }
  }, true);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input, ...list.querySelectorAll("a")];
    const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    event.preventDefault();
    stops[Math.max(0, Math.min(next, stops.length - 1))].focus();
  });
  input.addEventListener("keydown", async (event) => {
    if (event.key !== "Enter") return;
    await show();
    list.querySelector("a")?.click();
  });
  document.addEventListener("click", (event) => {
    if (!box.contains(event.target)) panel.hidden = true;
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) panel.hidden = true;
  });
}

mount();
