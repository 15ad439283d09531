// An entry is one line: line breaks come in only by pasting.

import { shows } from "../../platform/shows";

/** What stands in a field before the cursor, and after it. */
type Around = readonly [before: string, after: string];

/** The text with its line breaks as spaces. What is typed is otherwise left as it is. */
export function asOneLine(text: string): string {
  return text.replace(/\s*[\v\f\r\n\u0085\u2028\u2029]+\s*/g, " ");
}

/** A mark that is never of the words: a bullet, a box, or a sign of a typeface of symbols. */
const SURELY_A_MARK = /^\s*[•‣▪▫◦●○■□☐☑☒\ue000-\uf8ff]\s/u;

/**
 * What a pasted text comes to within a line: several lines as one. A mark in front of it goes where nothing stands
 * before it, or where it can be nothing else; in the middle of a line a dash may be of the words.
 */
export function asPasted(text: string, lines: readonly string[], [before, after]: Around): string {
  const kept = (shows(before) && !SURELY_A_MARK.test(text)) || (lines[0] ?? "") === text.trim();
  // Blanks of the page it came from stand before nothing; within a line they part words.
  const said = shows(before) ? text.replace(/^[\r\n]+/, "") : text.trimStart();
  if (lines.length < 2 && kept) return asOneLine(said.replace(/[\r\n]+$/, ""));
  // Lines of a list bring no blanks that would keep them off the words around them.
  const words = lines.join(" ");
  return (
    (/[\p{L}\p{N}.,;:!?]$/u.test(before) ? " " : "") +
    words +
    (/^[\p{L}\p{N}]/u.test(after) ? " " : "")
  );
}

/** Puts words into a field where the cursor is, as if they were typed there. */
export function insert(field: HTMLTextAreaElement, words: string): void {
  field.focus();
  if (document.execCommand("insertText", false, words)) return;
  field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
