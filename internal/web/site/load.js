// Loads the program with a bar that counts its bytes, starts it, and steps aside at its first frame.
// What goes wrong is said on the page in plain words.
"use strict";
(async () => {
  const tag = document.getElementById("load");
  const screen = document.getElementById("loading");
  const bar = document.getElementById("bar");
  const note = document.getElementById("note");

  const fail = (words) => {
    screen.hidden = false;
    screen.classList.add("failed");
    note.textContent = words;
  };

  if (typeof WebAssembly !== "object" || !WebAssembly.instantiateStreaming || typeof Go !== "function") {
    return fail("This browser cannot run WebAssembly, which the game is made of.\nPlease open this page in a current Firefox, Chrome, Edge or Safari.");
  }
  if (!document.createElement("canvas").getContext("webgl2")) {
    return fail("This browser cannot draw with WebGL 2, which the map needs.\nPlease switch on hardware acceleration in its settings, or open this page in another current browser.");
  }

  // counted passes a response on unchanged and shows how much of it has come. The total is that of the
  // unpacked program: the length a host sends is that of the packed one, and some send none.
  const counted = (response, total) => {
    let come = 0;
    const count = new TransformStream({
      transform(part, out) {
        come += part.length;
        const percent = Math.min(100, Math.round(100 * come / total));
        document.getElementById("done").style.width = percent + "%";
        bar.setAttribute("aria-valuenow", percent);
        note.textContent = `Loading ${(come / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB`;
        out.enqueue(part);
      },
      flush() { note.textContent = "Starting …"; },
    });
    return new Response(response.body.pipeThrough(count), { headers: { "Content-Type": "application/wasm" } });
  };

  // reveal takes the loading screen away once the game has given its canvas a size, two frames later.
  const reveal = () => {
    const canvas = document.querySelector("canvas");
    if (!canvas || canvas.width <= 16) return requestAnimationFrame(reveal);
    requestAnimationFrame(() => requestAnimationFrame(() => { screen.hidden = true; canvas.focus(); }));
  };

  let program;
  const go = new Go();
  try {
    const response = await fetch(tag.dataset.program);
    if (!response.ok) throw new Error(`the host answered ${response.status}`);
    program = await WebAssembly.instantiateStreaming(counted(response, Number(tag.dataset.bytes)), go.importObject);
  } catch (e) {
    return fail(`The game could not be loaded (${e.message}).\nPlease check the connection and load this page again.`);
  }
  let code = 0;
  go.exit = (c) => { code = c; };
  requestAnimationFrame(reveal);
  if ("serviceWorker" in navigator) {
    // Without it the game plays as well, only not without a network.
    navigator.serviceWorker.register("sw.js").catch((e) => console.warn("not kept for offline play:", e.message));
  }
  try {
    await go.run(program.instance);
  } catch (e) {
    code = code || 1;
    console.error(e);
  }
  fail(code === 0 ? "The game has ended.\nLoad this page again to play on." :
    `The game stopped because of a fault of its own (code ${code}); the browser's console says more.\nLoad this page again to play on from the last saved turn.`);
})();
