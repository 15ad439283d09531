// Which letters the typeface for display has.

/** The Latin letters, and the marks, that Fraunces has not, as it is used here (`fonts.css`). */
const NOT_OF_DISPLAY = /\p{M}|[\u0180-\u0217\u021c-\u02af\u1e00\u1e01\u1ea0-\u1ef1\u1ef4-\u1eff]/u;

const OTHER_WRITING = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** Whether words have letters, or marks, that reach further up or down than those of Latin words do. */
export function isTall(words: string): boolean {
  return OTHER_WRITING.test(words) || needsPlainFace(words);
}

/** Whether words have letters that the typeface for display has not: then all of them are drawn by another. */
export function needsPlainFace(words: string): boolean {
  return NOT_OF_DISPLAY.test(words.normalize("NFC"));
}
