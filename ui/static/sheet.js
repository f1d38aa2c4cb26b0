// What stands beside the answer on wide screens is a sheet over it on narrow ones: one at a time.
import {$} from "./dom.js";

const SHEETS = ["sources-open", "facts-sheet"];
let openedFrom = null;

export const sheetIsOpen = () => SHEETS.some((name) => document.body.classList.contains(name));

export function openSheet(name, from) {
  for (const other of SHEETS) document.body.classList.toggle(other, other === name);
  openedFrom = from;
}

export function closeSheet() {
  const form = document.body.classList.contains("facts-sheet");
  document.body.classList.remove(...SHEETS);
  const back = openedFrom?.isConnected ? openedFrom : form ? $("#current [data-facts-open]") : null;
  back?.focus();
  openedFrom = null;
}
