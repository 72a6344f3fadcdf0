/* The hints of a first visit, one after the other; that they were read is kept in the browser. */
const HINTS = [
  ['[data-testid="stSidebarUserContent"]', "Filter on the left, behind » on a narrow screen: charts, tables and counts follow, and each filter becomes a chip to remove."],
  ['[data-testid="stMain"] .js-plotly-plot, [data-testid="stMain"] [data-testid="stVegaLiteChart"]', "Charts filter too: click a mark, a bar or a column, or drag across a strip of days."],
  [".st-key-copy_link", "The address is the whole view. Copy the link to send it, U takes a step back, ? lists the keys."],
];
const DONE = "attache.hints";
const recall = (name) => { try { return window.localStorage.getItem(name); } catch { return "done"; } };
const keep = (name, value) => { try { window.localStorage.setItem(name, value); } catch { /* not kept, then */ } };

export default function ({ parentElement }) {
  const hint = parentElement.querySelector(".hint"), host = parentElement.getRootNode().host || parentElement;
  const room = host.closest('[data-testid="stElementContainer"]');
  let place = Number(recall(DONE)) || 0, ringed = null;
  const ring = (selector) => {
    if (ringed) ringed.classList.remove("attache-hinted");
    ringed = selector ? document.querySelector(selector) : null;
    if (ringed) ringed.classList.add("attache-hinted");
  };
  const tell = () => {
    const over = recall(DONE) === "done" || place >= HINTS.length;
    hint.hidden = over;
    if (room) room.style.display = over ? "none" : "";
    if (over) { ring(null); return; }
    hint.querySelector(".n").textContent = `Hint ${place + 1} of ${HINTS.length}`;
    hint.querySelector(".said").textContent = HINTS[place][1];
    hint.querySelector(".next").textContent = place + 1 < HINTS.length ? "Next" : "Done";
    ring(HINTS[place][0]);
  };
  hint.querySelector(".next").onclick = () => { place += 1; keep(DONE, place < HINTS.length ? String(place) : "done"); tell(); };
  hint.querySelector(".skip").onclick = () => { keep(DONE, "done"); tell(); };
  tell();
  return () => ring(null);
}
