// Makes the large pictures answer: filters that live in the address and hold for the picture and its table alike,
// a walk through the marks with the arrow keys, and the payments of a company that is picked or pointed at.

import { element } from "./dom.js";

const SURE = { signed: ["signed", "closed"], announced: ["announced", "signed", "closed"] };
const LEVELS = { signed: ["signed"], announced: ["signed", "announced"] };

const chart = document.querySelector(".chart.timeline, .chart.network");
const table = document.querySelector(".timeline-table table, .network-table table");
const all = (selector, root = chart) => [...root.querySelectorAll(selector)];
const words = (part) => (part?.innerText ?? "").trim();
const id = (link) => link?.getAttribute("href").split(/[?#]/)[0].split("/").at(-2);
const slug = (said) => said.replaceAll(" ", "-");

// In the address, apart from the filters of the search, which have some of the same names.
const prefix = "show-";

// A form of choices above the picture. The state is what the address says; what it says of other things stays. As known on a day
// there is no picture and no form (see asof.js), and the table is whole.
function formOf(choices, apply) {
  const form = element("form", { className: "picture-form" });
  const said = element("output");
  for (const [name, label, options] of choices) {
    const entries = options.map(([value, shown]) => element("option", { value, textContent: shown }));
    form.append(element("label", {}, label, element("select", { name }, element("option", { value: "", textContent: "all" }), ...entries)));
  }
  const clear = element("button", { type: "button", textContent: "Show all" });
  form.append(clear, said);
  const state = () => Object.fromEntries(choices.map(([name]) => [name, form.elements[name].value]));
  const show = () => {
    const past = document.documentElement.hasAttribute("data-as-of");
    clear.hidden = !Object.values(state()).some(Boolean);
    said.textContent = apply(past ? Object.fromEntries(choices.map(([name]) => [name, ""])) : state());
  };
  const load = () => {
    const asked = new URLSearchParams(location.search);
    for (const [name] of choices) {
      const select = form.elements[name];
      select.value = asked.get(prefix + name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
    show();
  };
  const save = () => {
    const url = new URL(location);
    for (const [name, value] of Object.entries(state())) value ? url.searchParams.set(prefix + name, value) : url.searchParams.delete(prefix + name);
    history.replaceState(null, "", url);
    show();
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", save);
  clear.addEventListener("click", () => { for (const [name] of choices) form.elements[name].value = ""; save(); form.querySelector("select").focus(); });
  addEventListener("popstate", load);
  document.addEventListener("as-of", show);
  chart.closest(".drawing").before(form);
  load();
  return form;
}

// The keyboard stops once at the picture; arrow keys, Home and End walk through the marks that are shown.
function walk(marks) {
  const picture = marks[0].ownerSVGElement;
  const shown = () => marks.filter((mark) => !mark.classList.contains("out"));
  const stop = (mark) => marks.forEach((other) => other.setAttribute("tabindex", other === mark ? "0" : "-1"));
  picture.addEventListener("keydown", (event) => {
    const list = shown();
    const here = list.indexOf(document.activeElement);
    const step = { ArrowRight: here + 1, ArrowDown: here + 1, ArrowLeft: here - 1, ArrowUp: here - 1, Home: 0, End: list.length - 1 }[event.key];
    if (here < 0 || step === undefined) return;
    event.preventDefault();
    const next = list[(step + list.length) % list.length];
    stop(next);
    next.focus();
  });
  return () => stop(shown()[0]);
}

const options = (values) => [...new Set(values)].map((value) => [value, value]);

function timeline() {
  const marks = all("a.point");
  const restart = walk(marks);
  const rows = all("tbody tr", table).map((row) => ({ row, type: words(row.cells[2]), get stage() { return words(row.cells[4].querySelector(".stage")); } }));
  const stages = [...marks].map((mark) => mark.dataset.stage);
  const order = all(".sample", chart.parentElement).map((sample) => words(sample.parentElement)).flatMap((said) => said.split(" or "));
  formOf([
    ["stage", "Stage", options(order.filter((stage) => stages.includes(stage)))],
    ["type", "Type", options(marks.map((mark) => mark.dataset.type).sort())],
  ], ({ stage, type }) => {
    const fits = (one) => (!stage || one.stage === stage) && (!type || one.type === type);
    for (const mark of marks) mark.classList.toggle("out", !fits(mark.dataset));
    for (const one of rows) one.row.hidden = !fits(one);
    chart.classList.toggle("filtered", Boolean(stage || type));
    restart();
    return `${marks.filter((mark) => fits(mark.dataset)).length} of ${marks.length} deals in the picture`;
  });
}

function network() {
  const nodes = all("a.node");
  const chords = all("a.chord");
  const node = Object.fromEntries(nodes.map((one) => [one.dataset.company, one]));
  const restart = walk(nodes);
  const rows = all("tbody tr", table).map((row) => {
    const [payer, payee, what, much, deal, stage] = row.cells;
    const said = { get much() { return words(much); }, get stage() { return words(stage.querySelector(".stage")); } };
    return Object.assign(said, { row, payer: payer.querySelector("a"), payee: payee.querySelector("a"), what: words(what), deal: deal.querySelector("a") });
  });
  for (const one of rows) Object.assign(one, { from: id(one.payer), to: id(one.payee) });
  const names = new Map(rows.flatMap((one) => [[one.from, words(one.payer)], [one.to, words(one.payee)]]));
  const listed = element("div", { className: "listed" });
  let picked = "", filter = {};

  const fits = (one) => (!filter.sure || SURE[filter.sure].includes(one.stage)) && (!filter.what || one.what === filter.what);
  const touches = (one, company) => one.from === company || one.to === company;

  function show(company) {
    chart.classList.toggle("is-picked", Boolean(company));
    const beside = new Set();
    for (const chord of chords) {
      const { from, to } = chord.dataset;
      const mine = Boolean(company) && (from === company || to === company) && !chord.classList.contains("out");
      chord.classList.toggle("picked", mine);
      if (mine) beside.add(from).add(to);
    }
    for (const one of nodes) {
      one.classList.toggle("picked", one.dataset.company === company);
      one.classList.toggle("beside", beside.has(one.dataset.company));
    }
    list(company);
  }

  function list(company) {
    listed.replaceChildren();
    if (!company) return;
    listed.append(element("h3", {}, element("a", { href: rows.flatMap((one) => [one.payer, one.payee]).find((link) => id(link) === company).href, textContent: names.get(company) })));
    for (const [label, mine, other] of [["Pays", "from", "payee"], ["Is paid by", "to", "payer"]]) {
      const found = rows.filter((one) => fits(one) && one[mine] === company);
      if (!found.length) continue;
      const entries = found.map((one) => element("li", {}, element("a", { href: one[other].href, textContent: words(one[other]) || names.get(id(one[other])) }),
        `: ${one.what}, ${one.much}, `, element("a", { href: one.deal.href, textContent: one.stage })));
      listed.append(element("strong", { textContent: label }), element("ul", {}, ...entries));
    }
  }

  formOf([
    ["sure", "How sure", [["announced", "announced or signed"], ["signed", "signed"]]],
    ["what", "What", options(rows.map((one) => one.what).sort())],
    ["company", "Company", [...names].sort((one, other) => one[1].localeCompare(other[1]))],
  ], (state) => {
    [filter, picked] = [state, state.company];
    const ends = new Set();
    for (const chord of chords) {
      const kinds = chord.dataset.flows.split(" ").map((kind) => kind.split(":"));
      const kept = kinds.some(([level, what]) => (!state.sure || LEVELS[state.sure].includes(level)) && (!state.what || what === slug(state.what)));
      chord.classList.toggle("out", !kept);
      if (kept) ends.add(chord.dataset.from).add(chord.dataset.to);
    }
    for (const one of nodes) one.classList.toggle("out", !ends.has(one.dataset.company));
    const sectors = new Set(nodes.filter((one) => ends.has(one.dataset.company)).map((one) => one.dataset.sector));
    for (const one of all(".sector")) one.classList.toggle("out", !sectors.has(one.dataset.sector));
    const kept = rows.filter(fits).filter((one) => !picked || touches(one, picked));
    for (const one of rows) one.row.hidden = !kept.includes(one);
    restart();
    show(picked);
    return `${kept.length} of ${rows.length} payments`;
  });
  chart.parentElement.after(listed);
  for (const one of nodes) {
    for (const enter of ["pointerenter", "focus"]) one.addEventListener(enter, () => show(one.dataset.company));
    for (const exit of ["pointerleave", "blur"]) one.addEventListener(exit, () => show(picked));
  }
}

for (const picture of document.querySelectorAll(".chart.compare")) if (picture.querySelector("a.point")) walk(all("a.point", picture))();
if (chart && table) chart.classList.contains("timeline") ? timeline() : network();
