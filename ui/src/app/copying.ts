// Tells the shell what was copied, so that it leaves the clipboard after a while.

import { call } from "../platform";

/** Watches for what is copied or cut out. */
export function watchCopying(): () => void {
  const tell = () => {
    const text = marked();
    if (text === "") return;
    call("copied", { text }).catch(() => {
      // It stays until something else is copied, or until the app is closed, as in any other program.
    });
  };
  const kinds = ["copy", "cut"] as const;
  for (const kind of kinds) document.addEventListener(kind, tell);
  return () => {
    for (const kind of kinds) document.removeEventListener(kind, tell);
  };
}

/** What is marked: in the field that has the focus, or on the page. */
export function marked(): string {
  const field = document.activeElement;
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) {
    const { selectionStart: start, selectionEnd: end } = field;
    // A field for a number does not say what is marked in it.
    return start === null || end === null ? field.value : field.value.slice(start, end);
  }
  return document.getSelection()?.toString() ?? "";
}
