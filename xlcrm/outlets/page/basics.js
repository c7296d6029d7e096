// Words, numbers, and elements. All text of a book enters the page by textContent, never as markup.

let words = {};
const byId = (id) => document.getElementById(id);

/** A sentence of the page's language; `{n}` and the like filled in, numbers as the language writes them. */
function say(name, values = {}) {
  const text = values.n === 1 && words[`${name}_1`] ? words[`${name}_1`] : words[name];
  return text.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? shown(values[key]) : whole));
}

const shown = (value) => (typeof value === "number" ? value.toLocaleString(document.documentElement.lang) : value);
const share = (part) => (part === null ? "" : `${Math.round(part * 100)}%`);
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

/** An element: element("a.link", {href: …}, "text", child, …). Attributes that are null or false are left out. */
function element(kind, attributes = {}, ...children) {
  const [name, ...classes] = kind.split(".");
  const made = document.createElement(name);
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== null && value !== false && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** The choices of a select: pairs of value and text. Keeps what is chosen where it is still there. */
function choices(select, pairs) {
  const before = select.value;
  select.replaceChildren(...pairs.map(([value, text]) => element("option", { value }, text)));
  if (pairs.some(([value]) => String(value) === before)) select.value = before;
}

const DAY = 86400000;

/** The day so many days from today, as the books write it. */
function dayFromToday(days) {
  return new Date(Date.parse(data.today) + days * DAY).toISOString().slice(0, 10);
}

/** What two spellings of a name have in common, be it with accents or without: for searching. */
const plain = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
