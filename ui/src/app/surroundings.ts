// What stands around the cursor. The web view tells keyboards for other scripts of it, and holds words against the
// spelling: the program below keeps the last of both, also once the page is gone, until it is told of something else.

/** Nobody's words. The blank ends a word, so that the spelling is asked. */
const NOBODYS = "a ";

/** Takes the place of what is remembered of a person's words, and is gone before anybody sees it. */
export function forgetSurroundings(): void {
  const field = document.createElement("textarea");
  field.className = "unseen";
  document.body.append(field);
  field.focus({ preventScroll: true });
  // Only what is typed is told at once, also by a window that nobody sees. There is no other way to type by script.
  document.execCommand("insertText", false, NOBODYS);
  field.remove();
}
