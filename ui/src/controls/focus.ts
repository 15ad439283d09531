// Where the focus goes when something new is shown.

import type { Attachment } from "svelte/attachments";

/** Takes the focus when it appears: the heading of a new screen, or its first field. */
export const takesFocus: Attachment<HTMLElement> = (element) => {
  element.focus();
};
