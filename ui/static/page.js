// What the page does in the browser: sources, copying, announcing, readiness, light and dark.
// One delegated listener each; the page's parts are replaced as answers arrive.
"use strict";

const $ = (selector, root = document) => root.querySelector(selector);
const narrow = () => matchMedia("(max-width: 999px)").matches;
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const glide = () => (calm() ? "auto" : "smooth");
let openedFrom = null;

/* Sources: beside the answer on wide screens, a sheet over it on narrow ones. */

function showTurn(turn) {
  for (const group of document.querySelectorAll(".sources-group")) {
    group.hidden = group.dataset.turn !== String(turn);
  }
}

function openSheet(from) {
  openedFrom = from;
  document.body.classList.add("sources-open");
}

function closeSheet() {
  document.body.classList.remove("sources-open");
  if (openedFrom?.isConnected) openedFrom.focus();
  openedFrom = null;
}

function openSource(link) {
  const card = document.getElementById(link.dataset.source);
  if (!card) return;
  showTurn(card.closest(".sources-group").dataset.turn);
  openSheet(link);
  for (const other of document.querySelectorAll(".source.is-open")) other.classList.remove("is-open");
  card.classList.add("is-open");
  const list = $("#side");
  const shift = card.getBoundingClientRect().top - list.getBoundingClientRect().top;
  list.scrollTo({top: list.scrollTop + shift - ($(".sources-head")?.offsetHeight ?? 0) - 12, behavior: glide()});
  card.focus({preventScroll: true});
}

/* Copying, with the older way where the newer is not allowed (plain http on a network). */

async function copy(button) {
  const text = button.dataset.copy;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = Object.assign(document.createElement("textarea"), {value: text});
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  const label = $("span", button);
  const before = label.textContent;
  label.textContent = button.dataset.done;
  say(button.dataset.done);
  setTimeout(() => (label.textContent = before), 1600);
}

/* Saving: the turns as the server wrote them, one after the other, in a file of this computer. */

function save(button) {
  const turns = [...document.querySelectorAll("#talk .turn")].map((turn) => turn.dataset.kept);
  const text = [button.dataset.heading, ...turns.filter(Boolean)].join("\n\n") + "\n";
  const address = URL.createObjectURL(new Blob([text], {type: "text/markdown;charset=utf-8"}));
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0"));
  const link = Object.assign(document.createElement("a"), {href: address, download: `${button.dataset.save}-${day.join("-")}.md`});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  say(button.dataset.done);
}

/* The composer. */

const composer = () => $("#composer textarea");

function reply(question) {
  const box = composer();
  if (!box) return;
  box.placeholder = question;
  box.focus();
}

/* The form of what was understood: folded on narrow screens, and the cursor stays in it. */

let leftForm = null;

function leaveForm(id) {
  leftForm = {form: $("#current .facts"), id};
}

function foldForm() {
  document.body.classList.toggle("facts-open");
  tendForm();
}

function tendForm() {
  const form = $("#current .facts");
  const open = String(document.body.classList.contains("facts-open"));
  const toggle = $(".facts-toggle", form ?? document);
  if (toggle && toggle.getAttribute("aria-expanded") !== open) toggle.setAttribute("aria-expanded", open);
  if (!leftForm || !form || form === leftForm.form) return;
  const wrong = $("[aria-invalid]", form);
  const problem = $(".facts-problem", form);
  (wrong ?? document.getElementById(leftForm.id) ?? $("[data-apply]", form)).focus({preventScroll: true});
  if (!problem) seen = "";
  leftForm = null;
}

/* Announcing: a screen reader hears the verdict and the whole answer once, when it is whole. */

function say(text, urgent = false) {
  const region = $(urgent ? "#alarm" : "#live");
  if (region) region.textContent = text;
}

let seen = "";

function heed() {
  const turn = $("#current .turn");
  document.body.classList.toggle("talking", Boolean(turn));
  if (!turn) {
    document.body.classList.remove("facts-open");
    seen = "";
    return;
  }
  const key = `${turn.dataset.turn}:${turn.dataset.state}:${$("#current .verdict-title")?.textContent}`;
  if (key === seen) return;
  const newTurn = seen.split(":")[0] !== turn.dataset.turn;
  seen = key;
  if (newTurn) turn.scrollIntoView({block: "start", behavior: glide()});
  if (turn.dataset.state === "waiting") say($(".waiting", turn).textContent);
  if (turn.dataset.state !== "done" && turn.dataset.state !== "failed") return;
  const title = $(".verdict-title, .scope-label", turn)?.textContent ?? "";
  const lead = $(".verdict-lead", turn)?.textContent ?? "";
  const text = [...turn.querySelectorAll(".sentence, .notices li, .failed")].map((part) => part.textContent);
  say([title, lead, ...text].join(" "), Boolean($(".verdict-emergency", turn)));
}

/* Readiness, asked until it is known. */

async function watchReadiness() {
  for (;;) {
    let status = "starting";
    try {
      status = (await (await fetch("/readyz", {cache: "no-store"})).json()).status;
    } catch {
      status = "failed";
    }
    const chip = $("#ready");
    if (chip && chip.dataset.state !== status) {
      chip.dataset.state = status;
      $("span", chip).textContent = chip.dataset[status];
    }
    if (chip && status === "ready") return;
    await new Promise((done) => setTimeout(done, 500));
  }
}

/* About: a page of its own, shown here in a dialog, which keeps the cursor and closes by Escape. */

async function openAbout() {
  const panel = $("#about");
  const content = $(".about", panel);
  try {
    const page = await (await fetch("/about", {cache: "no-store"})).text();
    content.replaceChildren(...new DOMParser().parseFromString(page, "text/html").querySelector("main").childNodes);
  } catch {
    content.textContent = panel.dataset.failed;
  }
  panel.showModal();
  panel.scrollTop = 0;
  $("#about-title", panel)?.focus({preventScroll: true});
}

/* Light and dark: the system's choice until the person makes one, for this visit. */

function switchTheme() {
  document.body.classList.toggle("dark");
}

document.addEventListener("click", (event) => {
  const hit = (selector) => event.target.closest?.(selector);
  let found;
  leftForm = null;
  if ((found = hit("a.cite"))) {
    event.preventDefault();
    openSource(found);
  } else if ((found = hit("[data-open-sources]"))) {
    showTurn(found.dataset.openSources);
    openSheet(found);
    $("#sources")?.focus();
  } else if (hit("[data-close-sources]")) closeSheet();
  else if ((found = hit("[data-copy]"))) copy(found);
  else if ((found = hit("[data-save]"))) save(found);
  else if ((found = hit("[data-reply]"))) reply(found.dataset.reply);
  else if (hit("[data-theme-switch]")) switchTheme();
  else if (hit("[data-about]")) {
    event.preventDefault();
    openAbout();
  } else if (hit("[data-about-close]") || event.target.id === "about") $("#about").close();
  else if (hit("[data-facts-toggle]")) foldForm();
  else if (hit("[data-apply]")) leaveForm("");
  else if ((found = hit("[data-reset]"))) leaveForm(`fact-${found.dataset.reset}`);
  else if (hit("a.skip")) {
    event.preventDefault();
    composer()?.focus();
  } else if (document.body.classList.contains("sources-open") && narrow() && !hit("#side")) closeSheet();
});

document.addEventListener("keydown", (event) => {
  leftForm = null;
  if (event.key === "Enter" && event.target.closest?.(".facts input")) $("#current [data-apply]").click();
  if (event.key === "Escape" && document.body.classList.contains("sources-open")) closeSheet();
});

let queued = false;
new MutationObserver(() => {
  if (queued) return;
  queued = true;
  requestAnimationFrame(() => {
    queued = false;
    tendForm();
    heed();
  });
}).observe(document.documentElement, {childList: true, subtree: true});

watchReadiness();
