// Tells the shell that somebody is there, so that the idle lock starts counting again.

import { call } from "../platform";

const EVERY = 20_000;

/** Watches for keys and pointers; tells at most every 20 s, and only while `open()` says there is something to lock. */
export function watchActivity(open: () => boolean): () => void {
  let told = -Infinity;
  const tell = () => {
    const now = performance.now();
    if (now - told < EVERY || !open()) return;
    told = now;
    call("stay_awake").catch(() => {
      // The lock comes a little early then; nothing is lost.
    });
  };
  const kinds = ["keydown", "input", "pointerdown", "pointermove", "wheel"] as const;
  for (const kind of kinds) window.addEventListener(kind, tell, { passive: true });
  return () => {
    for (const kind of kinds) window.removeEventListener(kind, tell);
  };
}
