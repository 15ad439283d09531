// What is not parted at the end of a row: telephone numbers, days, times, post codes, e-mail addresses. All of it runs
// from the left; a range of times runs with its line, and may be parted at its dash.

/** A run of words, and whether it stays in one row. */
export interface Run {
  words: string;
  whole: boolean;
}

const WHOLE =
  /[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}\b|[^\s“”"(),;\p{Bidi_C}]+@[^\s“”"(),;\p{Bidi_C}]*[^\s“”"(),;.\p{Bidi_C}]|[+(]?[0-9](?:[0-9\u00a0 ().+/:]|(?<=[0-9])-(?=[0-9]))*[0-9]/gu;

/** Nothing that is longer has to fit into a row. */
const LONGEST = 32;

/** The runs of a text, in order: joined, they are the text. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const { 0: words, index } of text.matchAll(WHOLE)) {
    if (words.length > LONGEST) continue;
    if (index > end) runs.push({ words: text.slice(end, index), whole: false });
    runs.push({ words, whole: true });
    end = index + words.length;
  }
  if (end < text.length) runs.push({ words: text.slice(end), whole: false });
  return runs;
}

/** What stays in one row, with blanks at which no row ends: whoever copies them gets blanks all the same. */
export function unbroken(words: string): string {
  return words.replace(/ /g, "\u00a0");
}
