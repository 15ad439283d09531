import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

// Names are drawn by typefaces that came along: what the machine has may set a mark beside its letter.

const css = readFileSync(join(import.meta.dirname, "fonts.css"), "utf8");

/** The first and the last character of each range in which a font file is used. */
function ranges(file: string): (readonly [number, number])[] {
  const face = css.split("@font-face").find((each) => each.includes(`/${file}.ttf`)) ?? "";
  const listed = /unicode-range:([^;]*);/.exec(face)?.[1] ?? "";
  return [...listed.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(([, first = "", last]) => [
    parseInt(first, 16),
    parseInt(last ?? first, 16),
  ]);
}

test.each(["NotoSans-Regular", "NotoSans-Bold"])("%s draws letters with their marks", (file) => {
  const letters = "Ọláṣubọ̀mí Nguyễn sĩ Tết kōrero mũtumia ẹ́ ɔ̀ ŋ́ ɓ ƙ Łódź".normalize("NFD");
  const drawn = ranges(file);
  const isDrawn = (letter: string) =>
    drawn.some(([first, last]) => {
      const code = letter.codePointAt(0) ?? 0;
      return first <= code && code <= last;
    });
  const wanted = [...letters, ...letters.normalize("NFC")].filter((letter) => letter !== " ");
  expect(wanted.filter((letter) => !isDrawn(letter))).toEqual([]);
});
