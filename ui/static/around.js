// Around the conversation: readiness, About, light and dark.
import {$} from "./dom.js";

/* Asked until it is known. */
export async function watchReadiness() {
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

/* A page of its own, shown here in a dialog, which keeps the cursor and closes by Escape. */
export async function openAbout() {
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

export async function signOut() {
  await fetch("/logout", {method: "POST"});
  location.assign("/login");
}

/* The system's choice until the person makes one, for this visit. */
export function switchTheme() {
  document.body.classList.toggle("dark");
}
