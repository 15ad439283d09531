// An entry is one line: line breaks come in only by pasting.

/** The text with its line breaks as spaces. What is typed is otherwise left as it is. */
export function asOneLine(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, " ");
}

/** The lines of a pasted text that say something, without the bullets in front of them. */
export function asLines(text: string): string[] {
  return text
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.replace(/^\s*(?:[-–•*·▪●]\s+)?/u, "").trim())
    .filter((line) => line !== "");
}
