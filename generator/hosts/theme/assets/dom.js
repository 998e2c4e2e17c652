// What the scripts of the pages share: making an element, words without accents in small letters, and a table as cards.

export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) key in made ? (made[key] = value) : made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// On a phone each row of the table becomes a card, on which a value has the label of its column beside it; the first, which is its
// head, only where the label says what it is to the others.
export function asCards(table, labels) {
  table.dataset.cards = /^(From|Pays|Due|With)$/.test(labels[0]) ? "led" : "";
  for (const row of table.tBodies[0].rows) [...row.cells].forEach((cell, at) => { cell.dataset.label = labels[at]; });
}
