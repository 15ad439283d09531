// Which way words run: as their language does, and not as the first letter that happens to stand in them.

import { FROM_THE_RIGHT } from "../platform/contract";

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

/**
 * The way a language is written: as the shell says of one that is offered, unless its tag names a script or a region.
 * The web view does not know every language, and where it knows nothing the shell is asked as well.
 */
export function directionOf(tag: string): Direction {
  try {
    const { language, script, region } = new Intl.Locale(tag);
    const offered = FROM_THE_RIGHT.includes(language);
    if (offered && !script && !region) return "rtl";
    const likely = new Intl.Locale(tag).maximize().script;
    const fromRight = likely ? RIGHT_TO_LEFT_SCRIPTS.has(likely) : offered;
    return fromRight ? "rtl" : "ltr";
  } catch {
    return "ltr";
  }
}

/** What a word counts, one with a capital in letters that are not expected (it may be a name), and a sign in a square. */
const WORD = 4;
const NAME = 2;
const SQUARE = 2;

const LETTER = /[\p{L}\p{M}]/u;
const SQUARE_LETTER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u;

/** How much is said in letters that run each way. */
function said(text: string, own: Direction): Record<Direction, number> {
  const counts = { ltr: 0, rtl: 0 };
  for (const word of text.split(/\s+/u)) {
    // "500mg" and "BD8" are no words where names and medicines are often in Latin letters.
    if (own === "rtl" && /[0-9]/u.test(word)) continue;
    let before: Direction | null = null;
    for (const letter of word) {
      if (!LETTER.test(letter)) continue;
      const way: Direction = RTL_LETTER.test(letter) ? "rtl" : "ltr";
      if (SQUARE_LETTER.test(letter)) counts.ltr += SQUARE;
      else if (way !== before) counts[way] += way !== own && /\p{Lu}/u.test(letter) ? NAME : WORD;
      before = way;
    }
  }
  if (own === "rtl") counts.rtl *= 2;
  return counts;
}

/** Which way most of what is said runs; as expected, where it is as much. */
function ofMost(text: string, own: Direction): Direction {
  const { ltr, rtl } = said(text, own);
  if (ltr === rtl) return own;
  return ltr > rtl ? "ltr" : "rtl";
}

/**
 * Which way words run on a page in that language, as the print has it (`script.rs`; `directions.json` holds both to the
 * same). Where nobody said what language they are in, they run as most of them do; where somebody did, as that does,
 * unless none of them is written that way.
 */
export function runs(text: string, language: string, page: string): Direction {
  const own = directionOf(language === "" ? page : language);
  const way = language === "" ? ofMost(text, own) : own;
  const letters = [...text].filter((letter) => /[\p{L}\u0660-\u0669]/u.test(letter));
  if (letters.length === 0 || letters.some((letter) => RTL_LETTER.test(letter) === (way === "rtl")))
    return way;
  return way === "rtl" ? "ltr" : "rtl";
}

/** By how much a mark leads deeper into isolation. */
function step(mark: string): number {
  if (mark === "\u2069") return -1;
  return mark >= "\u2066" ? 1 : 0;
}

/** Whether every isolation that begins in a text also ends in it, and nothing is overridden. */
function isContained(text: string): boolean {
  let depth = 0;
  // What ends an isolation ends the override that begins it.
  for (const [mark] of text.replaceAll("\u2066\u202d", "\u2066").matchAll(EXPLICIT)) {
    depth += step(mark);
    if (depth < 0 || step(mark) === 0) return false;
  }
  return depth === 0;
}

/** A sentence in English where words run the other way: in an empty field of such a page. */
export function inEnglish(sentence: string): string {
  return `\u2066${sentence}\u2069`;
}

/** A number of several groups: of a telephone, or a day. */
const NUMBER = /[+(]?[0-9][0-9 ().+/:–-]*[0-9]/gu;

/** The same with every such number held together: behind Arabic words its groups would stand in reverse. */
function withNumbers(text: string): string {
  if (/[\u2066-\u2069]/u.test(text)) return text;
  return text.replace(NUMBER, (number) =>
    /^[0-9]+$/u.test(number) ? number : `\u2066${number}\u2069`,
  );
}

/** A name as it is drawn where nobody writes in it: nothing in it is overridden, and its numbers keep their order. */
export function drawn(name: string): string {
  const contained = isContained(name) ? name : name.replace(EXPLICIT, "");
  return RTL_LETTER.test(contained) ? withNumbers(contained) : contained;
}

/**
 * What is put into a sentence in English, isolated from it where it would turn it round: a name, a role, a line. What
 * would reach out of the isolation is taken off; what is isolated already is left as it is.
 */
export function isolated(text: string): string {
  const contained = drawn(text);
  const outside = contained.replace(/[\u2066-\u2068][^\u2066-\u2069]*\u2069/gu, "");
  if (!RTL_LETTER.test(outside)) return contained;
  // Not by its first letter: a name in two writings runs here as in the list and on the page.
  return `${ofMost(contained, "ltr") === "rtl" ? "\u2067" : "\u2066"}${contained}\u2069`;
}
