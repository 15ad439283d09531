// An entry is one line: line breaks come in only by pasting.

import { shows } from "../../platform/shows";

/** The text with its line breaks as spaces. What is typed is otherwise left as it is. */
export function asOneLine(text: string): string {
  return text.replace(/\s*[\v\f\r\n\u0085\u2028\u2029]+\s*/g, " ");
}

/**
 * What a pasted text comes to within a line: several lines as one. A mark in front of it goes only where nothing stands
 * before it; in the middle of a line a dash may be of the words.
 */
export function asPasted(text: string, lines: readonly string[], before: string): string {
  const whole = lines.length < 2 && (shows(before) || (lines[0] ?? "") === text.trim());
  return whole ? asOneLine(text.replace(/^[\r\n]+|[\r\n]+$/g, "")) : lines.join(" ");
}

/** Puts words into a field where the cursor is, so that the field's own undo takes them back. */
export function insert(field: HTMLTextAreaElement, words: string): void {
  field.focus();
  if (document.execCommand("insertText", false, words)) return;
  field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
