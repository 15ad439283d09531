// Words that are too long for their place.

import type { Attachment } from "svelte/attachments";

/** The smallest that a name becomes, as a part of its size. */
const LEAST = 0.65;

/** Makes a name smaller until its longest word has room, and breaks a word only where that is not enough. */
export function wordsFit(name: string): Attachment<HTMLElement> {
  return (element) => {
    const fit = () => {
      const { style } = element;
      style.fontSize = "";
      style.overflowWrap = "normal";
      const room = element.clientWidth / Math.max(1, element.scrollWidth);
      if (name === "" || room >= 1) return;
      const full = parseFloat(getComputedStyle(element).fontSize);
      // A hair less, for letters are not placed at whole pixels.
      style.fontSize = `${String(full * Math.max(LEAST, room * 0.98))}px`;
      style.overflowWrap = "anywhere";
    };
    const watch = new ResizeObserver(fit);
    watch.observe(element);
    void document.fonts.ready.then(fit);
    return () => {
      watch.disconnect();
    };
  };
}
