export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement;
  const text = root.querySelector(".text");
  const legend = root.querySelector(".legend");
  const where = root.querySelector(".where");
  // The HTML is escaped where it is made; only the classes and titles of marks are ours.
  if (text.dataset.html !== data.html) { text.innerHTML = data.html; text.dataset.html = data.html; }

  const hidden = new Set(data.hidden || []);
  const dress = () => { text.className = "text " + [...hidden].map((kind) => "hide-" + kind).join(" "); };
  const button = ({ kind, name, count }) => {
    const made = document.createElement("button");
    made.type = "button";
    made.setAttribute("aria-pressed", String(!hidden.has(kind)));
    made.title = "Show or hide";
    const word = document.createElement("span");
    word.className = "key " + kind; word.textContent = name;
    const number = document.createElement("span");
    number.className = "n"; number.textContent = count;
    made.append(word, number);
    made.onclick = () => {
      hidden.has(kind) ? hidden.delete(kind) : hidden.add(kind);
      made.setAttribute("aria-pressed", String(!hidden.has(kind)));
      dress();
      setStateValue("hidden", [...hidden]);
    };
    return made;
  };
  legend.replaceChildren(...(data.legend || []).map(button));
  dress();

  // A hit cut into pieces by other marks counts once: pieces that touch belong together.
  const pieces = [...text.querySelectorAll("." + data.hits)].filter((piece) => piece.dataset.at);
  const hits = pieces.filter((piece, i) => {
    const before = pieces[i - 1];
    return !before || Number(before.dataset.at) + [...before.textContent].length !== Number(piece.dataset.at);
  });
  let current = -1;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  // A sentence or a hit in pieces: those of its kind that touch the one that is gone to.
  const goesOn = (piece) => {
    const kind = ["hit", "visit"].find((name) => piece.classList.contains(name));
    const found = [];
    for (let last = piece, next = piece.nextElementSibling; kind && next; last = next, next = next.nextElementSibling) {
      const touches = Number(last.dataset.at) + [...last.textContent].length === Number(next.dataset.at);
      if (!touches || !next.classList.contains(kind)) break;
      found.push(next);
    }
    return found;
  };
  const go = (piece) => {
    text.querySelectorAll(".current, .goes-on").forEach((old) => old.classList.remove("current", "goes-on"));
    piece.classList.add("current");
    goesOn(piece).forEach((next) => next.classList.add("goes-on"));
    piece.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  };
  const tell = () => { where.textContent = hits.length ? `${current < 0 ? "–" : current + 1} of ${hits.length}` : ""; };
  root.querySelector(".hits").style.visibility = hits.length ? "visible" : "hidden";
  root.querySelectorAll(".step").forEach((step) => {
    step.onclick = () => {
      current = (current + Number(step.dataset.step) + hits.length + (current < 0 && step.dataset.step < 0 ? 1 : 0)) % hits.length;
      go(hits[current]); tell();
    };
  });
  tell();

  if (data.at !== null && data.at !== undefined && text.dataset.at !== `${data.at}`) {
    text.dataset.at = `${data.at}`;
    const spans = [...text.querySelectorAll("[data-at]")];
    const target = spans.find((piece) => Number(piece.dataset.at) + [...piece.textContent].length > data.at);
    if (target) { current = hits.indexOf(target); tell(); setTimeout(() => go(target), 60); }
  }
}
