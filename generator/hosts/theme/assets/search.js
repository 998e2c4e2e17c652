// The search in the header: entities by any of their names first (typing slips forgiven), then the full text in every
// language. Nothing is fetched before the search is used, and nothing from another host.

const base = new URL(JSON.parse(document.getElementById("__config").textContent).base + "/", location);
const searchUrl = new URL("search/", base).href;
const LONGEST_LIST = 6;

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
  if (name.split(/\W+/).some((word) => word.startsWith(query))) return 2;
  const most = query.length > 7 ? 2 : query.length > 3 ? 1 : 0;
  if (!most) return Infinity;
  const whole = edits(query, name, most);
  const part = Math.min(...name.split(/\W+/).map((word) => edits(query, word, most)));
  return whole <= most ? 2 + whole : part <= most ? 4 + part : Infinity;
}

function find(entities, words) {
  const query = fold(words.trim());
  return entities
    .map((entity) => ({ ...entity, fit: Math.min(...entity.names.map((name) => distance(query, name))) }))
    .filter((entity) => entity.fit < Infinity)
    .sort((a, b) => a.fit - b.fit || a.name.localeCompare(b.name))
    .slice(0, LONGEST_LIST);
}

let loading;
function load() {
  loading ??= (async () => {
    const finder = await (await fetch(searchUrl + "finder.json")).json();
    const entities = finder.map((e) => ({ ...e, names: [e.name, ...e.aliases].map(fold) }));
    const fullText = await import(searchUrl + "pagefind.js");
    const entry = await (await fetch(searchUrl + "pagefind-entry.json")).json();
    await fullText.options({ baseUrl: base.pathname, basePath: searchUrl });
    await fullText.init();
    for (const language of Object.keys(entry.languages).filter((code) => code !== document.documentElement.lang)) {
      // The address must be absolute: a relative one is taken for the same index.
      await fullText.mergeIndex(searchUrl, { language });
    }
    return { entities, fullText };
  })();
  return loading;
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
  link.href = url;
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
    const words = input.value.trim();
    const turn = ++latest;
    panel.hidden = words.length < 2;
    if (panel.hidden) return;
    const { entities, fullText } = await load();
    const named = find(entities, words);
    const hits = (await fullText.search(words)).results.slice(0, LONGEST_LIST * 2);
    const pages = await Promise.all(hits.map((hit) => hit.data()));
    if (turn !== latest) return;
    const known = new Set(named.map((entity) => new URL(entity.url, base).href));
    const others = pages.map((page) => ({ ...page, url: new URL(page.url, location).href })).filter((page) => !known.has(page.url));
    list.replaceChildren(
      ...named.map((entity) => result(new URL(entity.url, base).href, entity.name, entity.kind)),
      ...others.map((page) => result(page.url, page.meta.title, page.meta.kind, excerpt(page.excerpt))),
    );
    const number = list.children.length;
    count.textContent = number === 1 ? "1 result" : `${number || "No"} results`;
  }

  let waiting;
  input.addEventListener("focus", () => load(), { once: true });
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
    } else if (event.key === "Escape" && !panel.hidden) {
      panel.hidden = true;
      input.focus();
    }
  }, true);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input, ...list.querySelectorAll("a")];
    const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    event.preventDefault();
    stops[Math.max(0, Math.min(next, stops.length - 1))].focus();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") list.querySelector("a")?.click();
  });
  document.addEventListener("click", (event) => {
    if (!box.contains(event.target)) panel.hidden = true;
  });
}

mount();
