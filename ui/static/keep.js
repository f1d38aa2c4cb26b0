// Taking an answer along: to the clipboard, or the conversation to a file of this computer.
import {$} from "./dom.js";
import {say} from "./announce.js";

/* The older way where the newer is not allowed (plain http on a network). */
export async function copy(button) {
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

/* The turns as the server wrote them, one after the other. */
export function save(button) {
  const turns = [...document.querySelectorAll("#talk .turn")].map((turn) => turn.dataset.kept);
  const text = [button.dataset.heading, ...turns.filter(Boolean)].join("\n\n") + "\n";
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0"));
  hand(new Blob([text], {type: "text/markdown;charset=utf-8"}), `${button.dataset.save}-${day.join("-")}.md`);
  say(button.dataset.done);
}

/* A PDF is made on the server, from what it holds of this visit, and arrives inside the page. */
export function unpack() {
  const parcel = $("#parcel .parcel");
  if (!parcel?.dataset.file) return;
  const bytes = Uint8Array.from(atob(parcel.dataset.file), (letter) => letter.charCodeAt(0));
  hand(new Blob([bytes], {type: "application/pdf"}), parcel.dataset.name);
  say(parcel.dataset.done);
  parcel.removeAttribute("data-file");
}

function hand(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement("a"), {href: address, download: name});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
