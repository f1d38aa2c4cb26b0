// From a citation to its card, with the quote in view.
import {$, glide} from "./dom.js";
import {openSheet} from "./sheet.js";

export function showTurn(turn) {
  for (const group of document.querySelectorAll(".sources-group")) {
    group.hidden = group.dataset.turn !== String(turn);
  }
}

export function openSources(button) {
  showTurn(button.dataset.openSources);
  openSheet("sources-open", button);
  $("#sources")?.focus();
}

export function openSource(link) {
  const card = document.getElementById(link.dataset.source);
  if (!card) return;
  showTurn(card.closest(".sources-group").dataset.turn);
  openSheet("sources-open", link);
  for (const other of document.querySelectorAll(".source.is-open")) other.classList.remove("is-open");
  card.classList.add("is-open");
  const list = $("#side");
  const shift = card.getBoundingClientRect().top - list.getBoundingClientRect().top;
  list.scrollTo({top: list.scrollTop + shift - ($(".sources-head")?.offsetHeight ?? 0) - 12, behavior: glide()});
  card.focus({preventScroll: true});
}
