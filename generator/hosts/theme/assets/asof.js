// Reads a page as it was known on a day (?as-of=2025-12-20): what became known later is taken away, and what was shown before
// it comes back. Everything needed stands in the page; nothing is fetched. A page that is not kept by day says so, and its links
// keep the day.

import { element } from "./dom.js";

const NEVER = "never";
const parameter = "as-of";
const article = document.querySelector(".md-content__inner");
const marks = [...(article?.querySelectorAll("[data-known]") ?? [])];
const earliest = (found) => found.map((mark) => mark.dataset.known).filter((day) => day !== NEVER).sort()[0];
const first = earliest(marks);
const today = new Date().toISOString().slice(0, 10);

const asked = () => new URLSearchParams(location.search).get(parameter);
const isDay = (day) => /^\d{4}-\d\d-\d\d$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day);
const show = (element, shown) => element.toggleAttribute("data-not-known", !shown);
const isShown = (element) => !element.closest("[data-not-known], [data-as-of] .of-today");

// An empty mark speaks for the row, entry or note that it stands in; another for itself.
const subject = (mark) => (mark.childNodes.length || mark.tagName === "DIV" ? mark : mark.closest("tr, li") ?? mark);

// The rows of each table in the order of today.
const listed = [...(article?.querySelectorAll("tbody") ?? [])].map((body) => [body, [...body.rows]]);

function restore() {
  for (const mark of marks) {
    if (!mark.present) continue;
    mark.replaceChildren(...mark.present);
    mark.className = mark.name;
    mark.dataset.sort = mark.key;
    mark.present = null;
  }
  for (const part of article.querySelectorAll("[data-not-known]")) part.removeAttribute("data-not-known");
  for (const words of article.querySelectorAll(".not-stated")) words.remove();
  for (const count of article.querySelectorAll("[data-days]")) count.textContent = count.dataset.days.split(" ").filter(Boolean).length;
}

// What was shown in a place before its present words were known, if anything was.
function before(mark, day) {
  const was = JSON.parse(mark.dataset.was ?? "[]").find(([since]) => since <= day);
  if (!was) return show(subject(mark), false);
  mark.present = [...mark.childNodes];
  mark.name = mark.className;
  mark.key = mark.dataset.sort ?? "";
  mark.textContent = was[1];
  mark.dataset.sort = was[2] ?? "";
  mark.className = mark.name.replace(/stage-[a-z-]+/, `stage-${was[1].replaceAll(" ", "-")}`) + " before";
}

// A mark between values stays where there is a value on either side; a cell of which no value is left says so.
function mend() {
  for (const mark of article.querySelectorAll(".separator")) {
    const next = (part, side) => { do part = part[side]; while (part && !(isShown(part) && part.textContent.trim())); return part; };
    const first = next(mark, "previousElementSibling");
    let last = next(mark, "nextElementSibling");
    while (last?.matches(".separator")) last = next(last, "nextElementSibling");
    show(mark, first && !first.matches(".separator") && last);
  }
  for (const cell of article.querySelectorAll("tbody td")) {
    const values = [...cell.querySelectorAll("[data-known]")];
    if (values.length && isShown(cell) && !values.some(isShown)) cell.append(element("span", { className: "not-stated", textContent: "not stated" }));
  }
}

// Deals are listed by the day of their stage, the latest first (see generator/pages/indexes.py and company.py): here by the days that are shown.
// What was due after the day was still ahead (see generator/pages/promises.py).
function order(past, day) {
  const since = (row) => [...row.querySelectorAll("td:last-child [data-sort]")].find(isShown)?.dataset.sort.split(" ")[0] ?? "";
  const latest = (a, b) => (since(a) < since(b)) - (since(a) > since(b));
  for (const [body, rows] of listed) body.append(...(past && body.closest(".index-deals, .timeline-table, .company-deals") ? [...rows].sort(latest) : rows));
  const [ahead, was] = ["ahead", "past"].map((place) => article.querySelector(`.promises-${place} tbody`));
  const due = (row) => row.querySelector('[class^="due-"]').className.slice(4);
  if (past && ahead && was) for (const row of [...was.rows]) if (due(row) >= day) ahead.prepend(row);
}

// A note keeps its number, by which the marks in the text call it, and goes with the last of them.
function number() {
  for (const [place, note] of [...article.querySelectorAll(".footnote > ol > li")].entries()) {
    note.value = place + 1;
    const ways = [...note.querySelectorAll(".footnote-backref")];
    const leads = (way) => { const mark = document.getElementById(decodeURIComponent(way.hash.slice(1))); return mark && isShown(mark); };
    for (const way of ways) show(way, leads(way));
    if (!ways.some(leads)) show(note, false);
  }
}

// What was not reached yet stands in the ladder after what was.
function climb() {
  for (const ladder of article.querySelectorAll(".ladder ol")) {
    let isPassed = false;
    for (const step of [...ladder.children].reverse()) {
      if (step.querySelector(":scope > :is(.step-open, .before)")) show(step, !isPassed);
      else isPassed ||= isShown(step) && Boolean(step.querySelector(".step-reached"));
    }
  }
}

// What was lost on the day, and what at the end of a page or around a table does not speak of the record.
const LOST = "[data-not-known], .of-today";
const AROUND = ".uses, .page-tools, .footnote, .table-tools, .table-pages";

// Whether words are left in an element; a paragraph of nothing but links only leads on.
const hasWords = (element) => [...element.querySelectorAll("td, li, p, summary"), element].some((part) =>
  part.getClientRects().length && !part.querySelector("td, th, li, p") && part.textContent.trim()
  && (part.tagName !== "P" || [...part.childNodes].some((node) => node.nodeName !== "A" && /\p{L}/u.test(node.textContent))));

// A heading or a table's header that has nothing left below it goes too.
function tidy() {
  for (const row of article.querySelectorAll(".facts tbody tr")) {
    const parts = [...row.querySelectorAll("[data-known]")];
    if (parts.length && !parts.some(isShown)) show(row, false);
  }
  for (const table of article.querySelectorAll("table")) {
    const rows = [...table.querySelectorAll("tbody tr")];
    if (!rows.some(isShown)) show(table.closest(".md-typeset__scrollwrap") ?? table, false);
  }
  for (const heading of [...article.querySelectorAll("h2, h3")].reverse()) {
    const below = [];
    for (let at = heading.nextElementSibling; at && !(at.tagName <= heading.tagName && /^H\d$/.test(at.tagName)); at = at.nextElementSibling) if (!at.matches(AROUND)) below.push(at);
    const isLost = below.some((part) => part.matches(LOST) || part.querySelector(`${LOST}, tbody:not(:has(tr))`));
    if (isLost && !below.some(hasWords)) show(heading, false);
  }
  for (const link of document.querySelectorAll(':is(.md-nav--secondary, .contents) a[href^="#"]')) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    show(link.closest("li"), !target || isShown(target));
  }
}

function sentence(day) {
  if (!day) return "";
  if (!isDay(day)) return `“${day}” is not a day: write it as 2025-12-20. The page is shown as of today.`;
  if (day > today) return `${day} is still to come. The page is shown as of today.`;
  if (day === today) return "";
  if (!marks.length) return `This page is not kept by day: it shows the record of today. Its links lead to the pages as known on ${day}.`;
  if (!first || day < first) {
    const claims = [...article.querySelectorAll(".claims [data-known]")];  // every claim, where the page is about one thing
    return `Nothing on this page was known on ${day}${claims.length ? `: the first source of it appeared ${earliest(claims) ? `on ${earliest(claims)}` : "on a day that nobody knows"}` : ""}.`;
  }
  return `This page as known on ${day}. Summaries, sums, pictures and what is largest are of today and are left out; so is what a source without a date says.`;
}

function read(past, day) {
  restore();
  document.documentElement.toggleAttribute("data-as-of", past);
  if (past) for (const mark of marks) if (!mark.closest(".before") && (mark.dataset.known === NEVER || mark.dataset.known > day)) before(mark, day);
  if (past) for (const count of article.querySelectorAll("[data-days]")) count.textContent = count.dataset.days.split(" ").filter((since) => since && since <= day).length;
  mend();
  climb();
  order(past, day);
  document.dispatchEvent(new Event("as-of"));
  number();
  tidy();
}

function apply() {
  const day = asked();
  const past = isDay(day ?? "") && day < today;
  field.value = past ? day : "";
  said.textContent = sentence(day);
  back.hidden = !day;
  form.hidden = !marks.length && !said.textContent;
  if (!past && !wasPast) return;
  wasPast = past;
  if (marks.length) read(past, day);
  for (const link of document.querySelectorAll('a[href]:not([href^="#"])')) {
    const url = new URL(link.getAttribute("href"), location);
    if (url.origin !== location.origin) continue;
    past ? url.searchParams.set(parameter, day) : url.searchParams.delete(parameter);
    link.setAttribute("href", url);
  }
}

function choose(day) {
  const url = new URL(location);
  day ? url.searchParams.set(parameter, day) : url.searchParams.delete(parameter);
  history.replaceState(null, "", url);
  apply();
}

const field = element("input", { type: "date", name: "day", max: today });
const back = element("button", { type: "button", textContent: "Back to today" });
const said = element("output");
const form = element("form", { className: "as-of" }, ...(marks.length ? [element("label", {}, "As known on ", field)] : []), back, said);
const title = article?.querySelector("h1");
let wasPast = false;

form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("change", () => choose(field.value));
back.addEventListener("click", () => {
  choose("");
  title.tabIndex = -1;
  (marks.length ? field : title).focus();
});
if (!marks.length) article?.classList.add("undated");
if (title) {
  title.after(form);
  addEventListener("popstate", apply);
  apply();
}
