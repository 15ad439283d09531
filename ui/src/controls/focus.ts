// Where the focus goes when something new is shown.

import { tick } from "svelte";
import type { Attachment } from "svelte/attachments";

/** Takes the focus when it appears: the heading of a new screen, or its first field. */
export const takesFocus: Attachment<HTMLElement> = (element) => {
  element.focus();
};

/** Gives the focus to the heading where what had it is gone: of the dialog that is open, or of the screen. */
export async function focusIsFound(): Promise<void> {
  await tick();
  if (document.activeElement && document.activeElement !== document.body) return;
  // One that is out of sight, or behind a dialog, does not take it.
  for (const heading of document.querySelectorAll<HTMLElement>("h1, dialog[open] h2")) {
    heading.tabIndex = -1;
    heading.focus();
    if (document.activeElement === heading) return;
  }
}

/** Gives the focus to the first of what was added to a list that had so many: the button that showed it is gone. */
export async function focusOnAdded(list: HTMLElement | undefined, known: number): Promise<void> {
  await tick();
  const first = list?.children[known];
  if (!(first instanceof HTMLElement)) return;
  first.tabIndex = -1;
  first.focus();
}
