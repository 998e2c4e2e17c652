// Long tables: sort by value, filter by column, search within, pages, what is shown as CSV; the state stands in the address. What a
// cell is sorted by comes from the build (data-sort, see generator/pages/sorting.py); rows not known on a day do not take part.

import { asCards, element, fold } from "./dom.js";

// The same number as LONG_TABLE in generator/pages/markdown.py, which writes keys only into longer tables.
const LONG = 12;
const PAGE = 50;
const MOST_CHOICES = 40;
const BLANK = /^(|.* unknown|unknown|none|not stated|not dated|undisclosed)$/;
const place = location.pathname.split("/").filter(Boolean).pop()?.replace(".html", "") ?? "";
const own = /^(table|sort|find|page|is-.*)$/;
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const isKnown = (element) => !element.closest("[data-not-known]");

// What a cell says, without marks of footnotes and what is not known on the day that the page is read as of.
function wordsOf(cell) {
  const copy = cell.cloneNode(true);
  const past = document.documentElement.hasAttribute("data-as-of") ? ", .of-today" : "";
  for (const part of copy.querySelectorAll(`sup, .permalink, [data-not-known]${past}`)) part.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

// [group, parts]: parts are numbers or text; groups keep their order whichever way one sorts.
function keyOf(text) {
  const parts = text.split(" ").map((part) => (part === "" || isNaN(part) ? part : Number(part)));
  return /^\p{L}/u.test(text) ? [parts[0], parts.slice(1)] : ["", parts];
}

function compareParts(a, b) {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const order = typeof a[at] === "number" && typeof b[at] === "number" ? a[at] - b[at] : collator.compare(a[at] ?? "", b[at] ?? "");
    if (order) return order;
  }
  return 0;
}

const compareKeys = (a, b, way) => collator.compare(a[0], b[0]) || way * compareParts(a[1], b[1]);

// What a cell is filtered by: the year of a date, a stage, each of its links, or each of its words between commas.
function choicesOf(cell, words, keys) {
  const years = keys.filter((key) => /^\d{4}-/.test(key)).map((key) => key.slice(0, 4));
  if (years.length) return years;
  const parts = [...cell.querySelectorAll(".stage")].filter(isKnown);
  if (!parts.length && keys.length) return [];
  if (!parts.length) parts.push(...[...cell.querySelectorAll("a[href]:not(.footnote-ref, .permalink a)")].filter(isKnown));
  return parts.length ? parts.map((part) => part.textContent.trim()) : words.split(/[,;] /).filter((word) => !BLANK.test(word));
}

function read(cell) {
  const words = wordsOf(cell);
  const keys = [...cell.querySelectorAll("[data-sort]")].filter(isKnown).map((part) => part.dataset.sort).filter(Boolean);
  const [key] = keys.map(keyOf).sort((a, b) => compareKeys(a, b, -1));
  return { words, key, choices: choicesOf(cell, words, keys) };
}

// A cell that a spreadsheet would take for a formula is text.
const inCsv = (words) => `"${(/^[=+\-@＝＋－＠]/.test(words) ? "'" : "") + words.replaceAll('"', '""')}"`;

const slug = (words) => fold(words).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "column";

// What an address leads to; nothing where it cannot be decoded.
function targetOf(hash) {
  try { return hash && document.getElementById(decodeURIComponent(hash.slice(1))); } catch { return null; }
}

function nameOf(table, taken) {
  let at = table.closest(".md-typeset__scrollwrap") ?? table;
  while (at && !/^H[23]$/.test(at.previousElementSibling?.tagName ?? "")) at = at.previousElementSibling ?? at.parentElement.closest(".md-typeset *");
  const heading = at?.previousElementSibling;
  let id = heading?.id || place || "table", number = 1;
  while (taken.has(id)) id = `${heading?.id || place}-${++number}`;
  taken.add(id);
  const title = (heading ?? document.querySelector("h1"))?.firstChild?.textContent.trim();
  return { id, title: title || id };
}

function mount(table, taken) {
  const { id, title } = nameOf(table, taken);
  let rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells];
  const columns = heads.map((head, at) => ({ at, head, label: head.textContent.trim() }));
  for (const column of columns) column.id = slug(column.label);
  let state = { sort: "", find: "", page: 1, all: false, is: {} };
  let cells = new Map();
  const cell = (row, at) => cells.get(row)[at];

  const find = element("input", { type: "search", autocomplete: "off" });
  const order = element("select", {}, element("option", { value: "", textContent: "as listed" }));
  for (const { id, label } of columns) order.append(element("option", { value: id, textContent: `${label} ↑` }), element("option", { value: `-${id}`, textContent: `${label} ↓` }));
  const sieve = element("div", { className: "table-filters", role: "group", "aria-label": "Filters", id: `${id}-filters` });
  const opener = element("button", { type: "button", className: "table-filter", textContent: "Filter", "aria-expanded": "false", "aria-controls": sieve.id });
  const count = element("span", { role: "status", className: "table-count" });
  // On paper, where there are no fields: what the table is searched, filtered and sorted by.
  const said = element("span", { className: "table-said" });
  const save = element("button", { type: "button", textContent: "Download CSV" });
  const reset = element("button", { type: "button", textContent: "Reset", hidden: true });
  const tools = element("div", { className: "table-tools", role: "group", "aria-label": `Table: ${title}` },
    element("label", { className: "table-find" }, "Search in this table ", find), element("label", { className: "table-order" }, "Sort by ", order),
    opener, sieve, element("div", { className: "table-outcome" }, count, said, reset, save));
  const back = element("button", { type: "button", textContent: "Previous" });
  const on = element("button", { type: "button", textContent: "Next" });
  const whole = element("button", { type: "button", textContent: "Show all" });
  const where = element("span");
  const pager = element("nav", { className: "table-pages", "aria-label": `Pages of the table: ${title}` }, back, where, on, whole);

  function measure() {
    cells = new Map(rows.map((row) => [row, [...row.cells].map(read)]));
    for (const column of columns) {
      const known = rows.filter(isKnown);
      column.hasKeys = known.some((row) => cell(row, column.at).key);
      const counted = new Map();
      for (const row of known) for (const choice of new Set(cell(row, column.at).choices)) counted.set(choice, (counted.get(choice) ?? 0) + 1);
      column.choices = [...counted.keys()].sort(collator.compare);
      // Names of which each stands in one row or two are searched, and numbers sorted.
      column.isFiltered = column.choices.length > 1 && column.choices.length < known.length / 2 && !known.every((row) => /^[\d.,]*$/.test(cell(row, column.at).words));
    }
  }

  function drawFilters() {
    const labels = columns.filter((column) => column.isFiltered).map((column) => {
      const chosen = state.is[column.id] ?? "";
      const few = column.choices.length <= MOST_CHOICES;
      const values = chosen && !column.choices.includes(chosen) ? [chosen, ...column.choices] : column.choices;
      const options = values.map((value) => element("option", few ? { value, textContent: value } : { value }));
      const list = element("datalist", { id: `${id}-${column.id}-choices` }, ...options);
      const field = few ? element("select", {}, element("option", { value: "", textContent: "any" }), ...options) : element("input", { type: "text", placeholder: "any", autocomplete: "off" });
      if (!few) field.setAttribute("list", list.id);
      field.value = chosen;
      field.addEventListener("change", () => change({ is: { ...state.is, [column.id]: field.value.trim() }, page: 1 }));
      return element("label", {}, `${column.label} `, field, ...(few ? [] : [list]));
    });
    opener.hidden = sieve.hidden = !labels.length;
    sieve.replaceChildren(...labels);
    if (Object.values(state.is).some(Boolean)) opener.setAttribute("aria-expanded", "true");
  }

  // A choice is met as it is; what was typed and is no choice is looked for in the words.
  function isMet(row, column, asked) {
    const { choices, words } = cell(row, column.at);
    return column.choices.includes(asked) ? choices.includes(asked) : fold(words).includes(fold(asked));
  }

  function kept() {
    const asked = fold(state.find).split(/\s+/).filter(Boolean);
    const sieves = columns.filter((column) => state.is[column.id]);
    const found = rows.filter(isKnown).filter((row) => {
      const words = asked.length ? fold(cells.get(row).map((one) => one.words).join(" ")) : "";
      return asked.every((one) => words.includes(one)) && sieves.every((column) => isMet(row, column, state.is[column.id]));
    });
    const column = columns.find((one) => one.id === state.sort.replace(/^-/, ""));
    if (!column) return found;
    const way = state.sort.startsWith("-") ? -1 : 1;
    const isBlank = (row) => (column.hasKeys ? !cell(row, column.at).key : BLANK.test(cell(row, column.at).words));
    return found.sort((a, b) => {
      const [one, other] = [cell(a, column.at), cell(b, column.at)];
      if (isBlank(a) !== isBlank(b)) return isBlank(a) - isBlank(b);
      return one.key && other.key ? compareKeys(one.key, other.key, way) : way * collator.compare(one.words, other.words);
    });
  }

  function draw() {
    const found = kept();
    const pages = state.all ? 1 : Math.max(1, Math.ceil(found.length / PAGE));
    state.page = Math.max(1, Math.min(state.page, pages));
    const first = (state.page - 1) * PAGE;
    const shown = state.all ? found : found.slice(first, first + PAGE);
    const visible = new Set(shown);
    for (const row of rows) row.hidden = !visible.has(row) && isKnown(row);
    table.tBodies[0].append(...found, ...rows.filter((row) => !found.includes(row)));
    for (const { head, id } of columns) {
      const [up, down] = [state.sort === id, state.sort === `-${id}`];
      up || down ? head.setAttribute("aria-sort", up ? "ascending" : "descending") : head.removeAttribute("aria-sort");
    }
    order.value = state.sort;
    find.value = state.find;
    const all = rows.filter(isKnown).length;
    tools.hidden = !all;
    const range = pages > 1 ? `${first + 1}–${first + shown.length} of ${found.length}` : `${found.length}`;
    count.textContent = `${range} row${found.length === 1 ? "" : "s"}${found.length < all ? ` (of ${all})` : ""}`;
    said.textContent = [
      state.find && `with “${state.find}”`,
      ...columns.filter(({ id }) => state.is[id]).map(({ id, label }) => `${label}: ${state.is[id]}`),
      order.value && `sorted by ${order.selectedOptions[0].textContent}`,
    ].filter(Boolean).join("; ");
    where.textContent = `Page ${state.page} of ${pages}`;
    pager.hidden = pages === 1 && !state.all;
    pager.hidden ||= found.length <= PAGE;
    for (const part of [back, where, on]) part.hidden = state.all;
    whole.textContent = state.all ? "Show pages" : "Show all";
    back.disabled = state.page === 1;
    on.disabled = state.page === pages;
    reset.hidden = !state.sort && !state.find && !Object.values(state.is).some(Boolean);
  }

  function write() {
    const url = new URL(location);
    for (const name of [...url.searchParams.keys()]) if (own.test(name)) url.searchParams.delete(name);
    const parts = { sort: state.sort, find: state.find, page: state.all ? "all" : state.page > 1 ? state.page : "" };
    for (const [column, value] of Object.entries(state.is)) parts[`is-${column}`] = value;
    const said = Object.entries(parts).filter(([, value]) => value);
    if (said.length) url.searchParams.set("table", id);
    for (const [name, value] of said) url.searchParams.set(name, value);
    history.replaceState(history.state, "", url);
  }

  function change(changes) {
    state = { ...state, ...changes };
    draw();
    write();
  }

  function restore() {
    const asked = new URLSearchParams(location.search);
    // Of several tables the address keeps one; where it keeps none, one went back to before any was changed.
    if (!asked.has("table")) state = { ...state, sort: "", find: "", is: {} };
    if (asked.get("table") !== id) return;
    const is = columns.map((column) => [column.id, asked.get(`is-${column.id}`) ?? ""]);
    const page = asked.get("page");
    const sort = asked.get("sort") ?? "";
    const known = columns.some((column) => column.id === sort.replace(/^-/, ""));
    state = { sort: known ? sort : "", find: asked.get("find") ?? "", page: Number.parseInt(page) || 1, all: page === "all", is: Object.fromEntries(is) };
  }

  // The row that the address leads to is shown, whatever page it is on.
  function reveal() {
    const target = targetOf(location.hash);
    const row = target && target.closest("tr");
    if (!row?.hidden || !rows.includes(row)) return;
    if (!kept().includes(row)) state = { ...state, find: "", is: {} };
    state.page = Math.floor(kept().indexOf(row) / PAGE) + 1;
    drawFilters();
    draw();
    target.scrollIntoView();
  }

  function turn(page) {
    change({ page });
    if (document.activeElement.disabled) (back.disabled ? on : back).focus();
    tools.scrollIntoView({ block: "start" });
  }

  function download() {
    const isPast = document.documentElement.hasAttribute("data-as-of");
    // On a past day a column of what is so today has no words.
    const told = columns.filter(({ at }) => !isPast || rows.some((row) => isKnown(row) && cell(row, at).words));
    const lines = [told.map(({ label }) => inCsv(label)), ...kept().map((row) => told.map(({ at }) => inCsv(cell(row, at).words)))];
    const day = isPast ? `-as-of-${new URLSearchParams(location.search).get("as-of")}` : "";
    const file = URL.createObjectURL(new Blob([`\ufeff${lines.map((line) => line.join(",")).join("\r\n")}\r\n`], { type: "text/csv" }));
    element("a", { href: file, download: `${[...new Set([place, id])].join("-")}${day}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(file), 1000);
  }

  for (const { at, head, id, label } of columns) {
    const button = element("button", { type: "button", className: "table-head" }, ...head.childNodes);
    button.addEventListener("click", () => change({ sort: state.sort === id ? `-${id}` : state.sort === `-${id}` ? "" : id, page: 1 }));
    head.append(button);
  }
  find.addEventListener("input", () => change({ find: find.value, page: 1 }));
  order.addEventListener("change", () => change({ sort: order.value, page: 1 }));
  back.addEventListener("click", () => turn(state.page - 1));
  on.addEventListener("click", () => turn(state.page + 1));
  whole.addEventListener("click", () => change({ all: !state.all, page: 1 }));
  reset.addEventListener("click", () => { change({ sort: "", find: "", is: {}, page: 1 }); drawFilters(); find.focus(); });
  save.addEventListener("click", download);
  opener.addEventListener("click", () => opener.setAttribute("aria-expanded", String(opener.getAttribute("aria-expanded") === "false")));
  // Whatever day the page is read as of, it has put the rows in their order.
  document.addEventListener("as-of", () => { rows = [...table.tBodies[0].rows]; measure(); drawFilters(); draw(); });
  addEventListener("hashchange", reveal);
  addEventListener("popstate", () => { restore(); drawFilters(); draw(); });
  let before;
  addEventListener("beforeprint", () => { before = state; state = { ...state, all: true }; draw(); });
  addEventListener("afterprint", () => { state = before; draw(); });

  const frame = table.closest(".md-typeset__scrollwrap") ?? table;
  asCards(table, columns.map(({ label }) => label));
  frame.before(tools);
  frame.after(pager);
  measure();
  restore();
  drawFilters();
  draw();
  table.closest(".long")?.classList.add("ready");
  reveal();
}

// Tables beside a picture that filters them, and those that are parts of something else, stay as they are.
const LEFT = ".facts, .dispute, details, .timeline-table, .network-table";
const taken = new Set();
for (const table of document.querySelectorAll(".md-content table")) {
  if (table.tHead?.rows.length && table.tBodies[0]?.rows.length > LONG && !table.closest(LEFT)) mount(table, taken);
}
