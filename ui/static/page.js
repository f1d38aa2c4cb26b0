// What a press or a key leads to. One delegated listener each: the page's parts are replaced as
// answers arrive.
import {heed} from "./announce.js";
import {openAbout, signOut, switchTheme, watchReadiness} from "./around.js";
import {$, composer, narrow} from "./dom.js";
import {foldForm, leaveForm, openForm, showWanted, stayOut, tendForm, wantForm} from "./form.js";
import {copy, save, unpack} from "./keep.js";
import {leaveRating, tendRating} from "./rating.js";
import {closeSheet, sheetIsOpen} from "./sheet.js";
import {openSource, openSources} from "./sources.js";

/* An answer says what it is of ("Skin: clear"), so that several can be given at once, a line each. */
function reply(button) {
  const box = composer();
  if (!box) return;
  const {reply: question, begin} = button.dataset;
  if (!begin) box.placeholder = question;
  if (begin && !box.value.includes(begin.trim())) {
    const before = box.value.trimEnd();
    box.value = before ? `${before}\n${begin}` : begin;
    box.dispatchEvent(new Event("input", {bubbles: true}));
  }
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
}

/* Here and not with the server's answer, which would take what has been typed since. */
function dropDraft() {
  const box = composer();
  if (!box) return;
  box.value = "";
  box.dispatchEvent(new Event("input", {bubbles: true}));
}

const PRESSED = {
  "a.cite": openSource,
  "[data-open-sources]": openSources,
  "[data-close-side]": closeSheet,
  "[data-copy]": copy,
  "[data-save]": save,
  "[data-reply]": reply,
  "#new": dropDraft,
  "[data-theme-switch]": switchTheme,
  "[data-sign-out]": signOut,
  "[data-about]": openAbout,
  "[data-about-close]": () => $("#about").close(),
  "[data-facts-open]": openForm,
  "[data-facts-toggle]": foldForm,
  "[data-form-follows]": wantForm,
  "[data-apply]": () => leaveForm(""),
  "[data-reset]": (button) => leaveForm(`fact-${button.dataset.reset}`),
  "[data-accept]": () => leaveForm("facts-title"),
  "[data-dismiss]": () => leaveForm("facts-title", true),
  "[data-rate]": leaveRating,
  "a.skip": () => composer()?.focus(),
};

document.addEventListener("click", (event) => {
  const hit = (selector) => event.target.closest?.(selector);
  stayOut();
  if (event.target.id === "about") return $("#about").close();
  const pressed = Object.keys(PRESSED).find(hit);
  if (pressed) {
    const found = hit(pressed);
    if (found.matches("a")) event.preventDefault();
    PRESSED[pressed](found);
  } else if (sheetIsOpen() && narrow() && !hit("#side")) closeSheet();
});

document.addEventListener("keydown", (event) => {
  stayOut();
  if (event.key === "Enter" && event.target.closest?.(".facts input")) $("#facts [data-apply]").click();
  if (event.key === "Escape" && sheetIsOpen()) closeSheet();
});

let queued = false;
new MutationObserver(() => {
  tendForm(); // at once, before a form that has just come can be reached; again when all is laid out
  if (queued) return;
  queued = true;
  requestAnimationFrame(() => {
    queued = false;
    tendForm();
    tendRating();
    unpack();
    heed();
    showWanted();
  });
}).observe(document.documentElement, {childList: true, subtree: true});

watchReadiness();
