// The first screen: waits for the page behind it, then loads it.
"use strict";
(async () => {
  for (;;) {
    await new Promise((done) => setTimeout(done, 300));
    try {
      const state = await (await fetch("/readyz", {cache: "no-store"})).json();
      if (state.page) return location.reload();
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
    }
  }
})();
