// Helps reading: a card for a link to an entity or a note on hover or focus, a claim's address into the clipboard, the list of headings
// on a small screen, and wide tables.

import { asCards, element } from "./dom.js";

const base = new URL(JSON.parse(document.getElementById("__config").textContent).base.replace(/\/*$/, "/"), location);
const ENTITY = /^[a-z0-9-]+\/[a-z0-9-]+\/$/;
const PAUSE = 250;

const cards = new Map();
const card = element("div", { className: "card", hidden: true, id: "card", role: "tooltip" });
document.body.append(card);
let waiting, leaving, asked, described;

// The part of an address below the site, where it is that of an entity other than this page's.
function entity(link) {
  const url = new URL(link.getAttribute("href"), location);
  const path = url.href.startsWith(base.href) ? url.pathname.slice(base.pathname.length) : "";
  return ENTITY.test(path) && url.pathname !== location.pathname ? path : "";
}

async function load(path) {
  if (!cards.has(path)) {
    const answer = await fetch(new URL(`${path}index.json`, base));
    cards.set(path, answer.ok ? (await answer.json()).card : null);
  }
  return cards.get(path);
}

async function about(path) {
  const found = await load(path).catch(() => null);
  if (!found) return [];
  const lines = found.lines.map((words) => element("p", { textContent: words }));
  return [element("strong", { textContent: found.title }), element("span", { textContent: found.kind, className: "tag" }), ...lines];
}

// What a note says, with its links, less the way back to its marks.
function said(note) {
  const copy = note.cloneNode(true);
  for (const back of copy.querySelectorAll(".footnote-backref")) back.remove();
  for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
  return [...copy.children];
}

async function open(link, content, pointer) {
  asked = link;
  const parts = await content;
  if (!parts.length || asked !== link) return;
  close();
  described = link;
  card.replaceChildren(...parts);
  card.hidden = false;
  const at = pointer ?? link.getBoundingClientRect();
  const top = at.bottom + card.offsetHeight + 8 < innerHeight ? at.bottom + 6 : at.top - card.offsetHeight - 6;
  card.style.top = `${Math.max(4, top) + scrollY}px`;
  card.style.left = `${Math.max(8, Math.min(at.left, document.documentElement.clientWidth - card.offsetWidth - 8)) + scrollX}px`;
  link.setAttribute("aria-describedby", "card");
}

function stay() {
  clearTimeout(waiting);
  clearTimeout(leaving);
  asked = undefined;
}

function close() {
  stay();
  described?.removeAttribute("aria-describedby");
  described = undefined;
  card.hidden = true;
}

function point(event) {
  const link = event.target.closest?.(".md-content a[href]");
  if (!link) return;
  if (link === described) return stay();
  const note = link.matches(".footnote-ref") && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const path = document.documentElement.hasAttribute("data-as-of") ? "" : entity(link);
  if (!path && !note) return;
  stay();
  // The browser's own tooltip of a mark in a picture would lie over the card.
  const title = link.querySelector("title");
  if (title) link.setAttribute("aria-label", title.textContent), title.remove();
  // A mark in a picture may reach across all of it: the card opens where the pointer is.
  const isPointed = event.type === "pointerover" && link.ownerSVGElement;
  const pointer = isPointed ? { left: event.clientX, top: event.clientY, bottom: event.clientY } : undefined;
  waiting = setTimeout(() => open(link, note ? said(note) : about(path), pointer), PAUSE);
}

// The pointer has time to come over to the card, also across other links (WCAG 1.4.13).
function leave(event) {
  if (card.contains(event.relatedTarget) || described?.contains(event.relatedTarget)) return;
  if (event.type === "focusout" || card.hidden) return close();
  stay();
  leaving = setTimeout(close, PAUSE);
}

for (const [enter, exit] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  document.addEventListener(enter, point);
  document.addEventListener(exit, leave);
}
card.addEventListener("pointerenter", stay);
card.addEventListener("pointerleave", close);
document.addEventListener("keydown", (event) => event.key === "Escape" && close());

// The address of a claim goes into the clipboard; where that is not allowed, the link just leads there.
document.addEventListener("click", async (event) => {
  const link = event.target.closest?.(".permalink a");
  if (!link) return;
  await navigator.clipboard?.writeText(link.href).then(() => {
    const done = element("span", { textContent: " copied", className: "copied", role: "status" });
    link.after(done);
    setTimeout(() => done.remove(), 1500);
  }, () => {});
});

// Where there is no room for the list of headings beside the page, it opens below the title.
function contents() {
  const title = document.querySelector(".md-content h1");
  const entries = [...document.querySelectorAll(".md-sidebar--secondary li")];
  if (!title || !document.querySelector(".md-sidebar--secondary li:nth-child(3)")) return;
  const list = entries.map((entry) => {
    const link = entry.querySelector("a");
    const copy = element("li", {}, element("a", { href: link.getAttribute("href"), textContent: link.textContent.trim() }));
    copy.toggleAttribute("data-not-known", entry.hasAttribute("data-not-known"));
    return copy;
  });
  const opened = element("details", { className: "contents" }, element("summary", { textContent: "On this page" }), element("ul", {}, ...list));
  opened.addEventListener("click", (event) => { if (event.target.matches("a")) opened.open = false; });
  (document.querySelector(".as-of") ?? title).after(opened);
}
contents();

const phone = matchMedia("(max-width: 44.9em)");

// On a phone a table with many columns is read as cards, one of two never. Where a table is wider than the page it scrolls; so that
// it does by the keyboard too, it can be focused. What is measured is measured before anything changes: each change costs a layout.
function fit() {
  const boxes = [...document.querySelectorAll(".md-typeset__scrollwrap")];
  const overflows = (box) => box.scrollWidth > box.clientWidth;
  if (phone.matches) {
    const tables = boxes.filter((box) => box.querySelector("table")?.tHead).map((box) => {
      const labels = [...box.querySelector("table").tHead.rows[0].cells].map((cell) => cell.textContent.trim());
      return { box, labels, isWide: labels.length > 3 || (labels.length > 2 && overflows(box)) };
    });
    for (const { box, labels } of tables.filter(({ isWide }) => isWide)) asCards(box.querySelector("table"), labels);
  }
  for (const [box, scrolls] of boxes.map((box) => [box, overflows(box)])) {
    for (const [name, value] of Object.entries({ tabindex: "0", role: "group", "aria-label": "Table, scrolls sideways" })) {
      scrolls ? box.setAttribute(name, value) : box.removeAttribute(name);
    }
  }
}
addEventListener("load", fit);
addEventListener("resize", fit);
addEventListener("toggle", fit, true);
