// The form of what was understood: opened from the answer, and the cursor stays in it.
import {$, narrow} from "./dom.js";
import {hearAgain} from "./announce.js";
import {closeSheet, openSheet} from "./sheet.js";

let left = null;
let wanted = false;

/* The form is made anew by each answer: remember which one was left, from where, and if one stays. */
export function leaveForm(id, stays = false) {
  left = {form: $("#facts"), id, stays};
}

export function stayOut() {
  left = null;
  wanted = false;
}

/* The answer that has just been asked for is asked for its form. */
export function wantForm() {
  wanted = true;
}

export function foldForm() {
  document.body.classList.toggle("facts-open");
  tendForm();
}

export function openForm(button) {
  if (narrow()) openSheet("facts-sheet", button);
  document.body.classList.add("facts-open");
  $("#side").scrollTop = 0;
  tendForm();
  $("#facts-title")?.focus({preventScroll: true});
}

export function showWanted() {
  const form = $("#facts");
  if (!wanted || !form || form.inert) return;
  wanted = false;
  openForm($("#current [data-facts-open]"));
}

export function tendForm() {
  const form = $("#facts");
  // Out of reach while another answer is on its way.
  form?.toggleAttribute("inert", Boolean($('#current .turn:not([data-state="done"])')));
  const open = String(document.body.classList.contains("facts-open"));
  const toggle = $(".facts-toggle", form ?? document);
  if (toggle && toggle.getAttribute("aria-expanded") !== open) toggle.setAttribute("aria-expanded", open);
  if (left && !form) { // what there was to answer is answered
    closeSheet();
    left = null;
  }
  if (!left || form === left.form) return;
  const wrong = $("[aria-invalid]", form);
  const problem = $(".facts-problem", form);
  if (!problem && !left.stays) hearAgain();
  if (!problem && !left.stays && document.body.classList.contains("facts-sheet")) {
    closeSheet();
    $("#current .turn")?.scrollIntoView({block: "start"});
  } else {
    (wrong ?? document.getElementById(left.id) ?? $("[data-apply]", form)).focus({preventScroll: true});
  }
  left = null;
}
