// Which way words run: as their language does, and not as the first letter that happens to stand in them.

export type Direction = "ltr" | "rtl";

const RIGHT_TO_LEFT_SCRIPTS = new Set([
  "Adlm",
  "Arab",
  "Aran",
  "Hebr",
  "Mand",
  "Mend",
  "Nkoo",
  "Rohg",
  "Samr",
  "Syrc",
  "Thaa",
  "Yezi",
]);

const RTL_LETTER =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Samaritan}\p{Script=Mandaic}\u0660-\u0669]/u;

/** Marks that would reach out of an isolation: overrides, embeddings, and what ends or begins another. */
const EXPLICIT = /[\u202a-\u202e\u2066-\u2069]/gu;

/** The way a language is written; what the tag does not say is known of the language (CLDR). */
export function directionOf(tag: string): Direction {
  try {
    return RIGHT_TO_LEFT_SCRIPTS.has(new Intl.Locale(tag).maximize().script ?? "") ? "rtl" : "ltr";
  } catch {
    return "ltr";
  }
}

/** Which way most of the words run, if there are any: one with a capital may be a name, and counts half. */
function ofMost(text: string): Direction | "both" | null {
  const said = { ltr: 0, rtl: 0 };
  for (const word of text.split(/\s+/u)) {
    const letter = /\p{L}|[\u0660-\u0669]/u.exec(word)?.[0];
    if (letter === undefined) continue;
    if (RTL_LETTER.test(letter)) said.rtl += 2;
    else said.ltr += /\p{Lu}/u.test(letter) ? 1 : 2;
  }
  if (said.ltr === said.rtl) return said.ltr === 0 ? null : "both";
  return said.ltr > said.rtl ? "ltr" : "rtl";
}

/**
 * Which way words run on a page in that language. Where nobody said what language they are in, they run as most of them
 * do; where somebody did, as that does, unless none of them is written that way.
 */
export function runs(text: string, language: string, page: string): Direction {
  const most = ofMost(text);
  const own = directionOf(language === "" ? page : language);
  if (most === null || most === "both" || most === own) return own;
  const letters = [...text].filter((letter) => /\p{L}/u.test(letter));
  const isOwn = (letter: string) => RTL_LETTER.test(letter) === (own === "rtl");
  return language !== "" && letters.some(isOwn) ? own : most;
}

/** By how much a mark leads deeper into isolation. */
function step(mark: string): number {
  if (mark === "\u2069") return -1;
  return mark >= "\u2066" ? 1 : 0;
}

/** Whether every isolation that begins in a text also ends in it, and nothing is overridden. */
function isContained(text: string): boolean {
  let depth = 0;
  for (const [mark] of text.matchAll(EXPLICIT)) {
    depth += step(mark);
    if (depth < 0 || step(mark) === 0) return false;
  }
  return depth === 0;
}

/**
 * What is put into a sentence in English, isolated from it where it would turn it round: a name, a role, a line. What
 * would reach out of the isolation is taken off; what is isolated already is left as it is.
 */
export function isolated(text: string): string {
  const contained = isContained(text) ? text : text.replace(EXPLICIT, "");
  const outside = contained.replace(/[\u2066-\u2068][^\u2066-\u2069]*\u2069/gu, "");
  return RTL_LETTER.test(outside) ? `\u2068${contained}\u2069` : contained;
}
