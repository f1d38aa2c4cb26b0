// A screen reader hears the verdict and the whole answer once, when it is whole.
import {$, glide} from "./dom.js";

let seen = "";
let following = false;

/* The answer grows below its question, which stays at the top until the person scrolls. */
function follow(turn) {
  if (following) turn.scrollIntoView({block: "start", behavior: glide()});
  if (turn.dataset.state === "done" || turn.dataset.state === "failed") following = false;
}

for (const name of ["wheel", "touchmove", "keydown", "pointerdown"]) {
  addEventListener(name, () => (following = false), {passive: true});
}

export function say(text, urgent = false) {
  const region = $(urgent ? "#alarm" : "#live");
  if (region) region.textContent = text;
}

/* The same verdict after a correction is news too. */
export function hearAgain() {
  seen = "";
}

export function heed() {
  const turn = $("#current .turn");
  document.body.classList.toggle("talking", Boolean(turn));
  if (!turn) {
    document.body.classList.remove("facts-open", "facts-sheet", "sources-open");
    seen = "";
    return;
  }
  const key = `${turn.dataset.turn}:${turn.dataset.state}:${$("#current .verdict-title")?.textContent}`;
  if (key === seen) return follow(turn);
  const newTurn = seen.split(":")[0] !== turn.dataset.turn;
  seen = key;
  if (newTurn) {
    following = true;
    $("#side").scrollTop = 0;
  }
  follow(turn);
  if (turn.dataset.state === "waiting") say($(".waiting", turn).textContent);
  if (turn.dataset.state !== "done" && turn.dataset.state !== "failed") return;
  const title = $(".verdict-title, .scope-label", turn)?.textContent ?? "";
  const lead = $(".verdict-lead", turn)?.textContent ?? "";
  const text = [...turn.querySelectorAll(".sentence, .notices li, .failed")].map((part) => part.textContent);
  say([title, lead, ...text].join(" "), Boolean($(".verdict-emergency", turn)));
}
