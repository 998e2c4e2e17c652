// What the scripts of the pages share: making an element, and words without accents in small letters.

export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) key in made ? (made[key] = value) : made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
