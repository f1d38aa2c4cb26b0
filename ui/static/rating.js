// After an answer was rated, the cursor stays where the buttons were.
import {$} from "./dom.js";
import {say} from "./announce.js";

let rated = "";

export function leaveRating(button) {
  rated = button.dataset.done;
}

export function tendRating() {
  const thanks = $("#current .rated");
  if (!rated || !thanks) return;
  say(rated);
  thanks.focus({preventScroll: true});
  rated = "";
}
