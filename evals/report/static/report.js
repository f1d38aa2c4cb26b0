/* Comfort only: the report is whole without it. Opens a case that is led to; sifts the cases. */
(() => {
  "use strict";
  const open = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    const target = name && document.getElementById(name);
    if (!target) return;
    const folds = [];
    for (let at = target; at; at = at.parentElement) if (at.matches("details")) folds.push(at);
    folds.forEach((fold) => { fold.open = true; fold.hidden = false; });
    if (target.matches(".list")) target.focus({ preventScroll: true });
    else if (folds.length) folds[0].scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.querySelector(".list:target")) location.hash = "_";
  });

  const form = document.getElementById("sift");
  const cases = [...document.querySelectorAll("details.case")];
  const texts = new Map();
  const text = (one) => {
    if (!texts.has(one)) texts.set(one, one.textContent.toLowerCase());
    return texts.get(one);
  };
  const sift = () => {
    const wanted = Object.fromEntries(new FormData(form));
    const words = wanted.text.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const one of cases) {
      const right = one.classList.contains("right");
      const fits =
        (!wanted.state || (wanted.state === "right") === right) &&
        (!wanted.stage || one.dataset.stage === wanted.stage) &&
        (!wanted.persona || one.dataset.persona === wanted.persona) &&
        words.every((word) => text(one).includes(word));
      one.hidden = !fits;
      shown += fits;
    }
    form.querySelector("output").textContent = `${shown} of ${cases.length}`;
  };
  form.hidden = false;
  form.addEventListener("input", sift);
  form.addEventListener("submit", (event) => event.preventDefault());
  sift();

  addEventListener("click", (event) => {
    const line = event.target.closest("pre.command");
    if (line && getSelection().isCollapsed) getSelection().selectAllChildren(line);
  });
})();
