/* The keyboard and the list of its keys: all of it in the browser, without a word to the server. */
const KEYS = [
  ["/", "Search"], ["J", "Next visit or article"], ["K", "Previous visit or article"], ["Esc", "Close the visit or article"],
  ["U", "Undo"], ["Y", "Redo"], ["?", "This list"],
];
const make = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
};
const press = (key) => {
  const button = document.querySelector(`.st-key-${key} button`);
  if (button && !button.disabled) button.click();
};
const search = () => {
  const field = () => document.querySelector(".st-key-f_search input");
  const opener = document.querySelector('[data-testid="stExpandSidebarButton"]');
  if (opener && (!field() || field().getBoundingClientRect().right <= 0)) opener.click();
  setTimeout(() => { if (field()) { field().focus(); field().select(); } }, opener ? 250 : 0);
};

export default function ({ parentElement }) {
  const root = parentElement.querySelector(".aid");
  const list = root.querySelector("dialog"), rows = list.querySelector("dl");
  rows.replaceChildren(...KEYS.flatMap(([key, does]) => [make("dt", "", key), make("dd", "", does)]));
  const show = () => { if (!list.open) list.showModal(); };
  root.querySelector(".keys").onclick = show;
  list.querySelector("button").onclick = () => list.close();

  const typing = (target) => target && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  const answer = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || list.open) return;
    const act = { "/": search, "?": show, u: () => press("undo"), y: () => press("redo") }[event.key.toLowerCase()];
    if (act) { event.preventDefault(); act(); }
  };
  document.addEventListener("keydown", answer);

  return () => { document.removeEventListener("keydown", answer); };
}
