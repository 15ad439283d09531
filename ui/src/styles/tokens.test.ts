import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

// Words stand out seven to one from what they stand on, in every colour, by day and by night.

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");

type Tokens = Record<string, string>;

/** Every block with the conditions it stands in: `@media (…) and (…)`, selectors, and its colours. */
function blocks(): { media: string; selectors: string[]; tokens: Tokens }[] {
  const found = [];
  let media = "";
  for (const [, open, selector, body, close] of css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .matchAll(/(@media[^{]*)\{|([^{}@]+)\{([^{}]*)\}|(\})/g)) {
    if (open) media = open;
    else if (close) media = "";
    else {
      const pairs = [...(body ?? "").matchAll(/(--[a-z]+):\s*(#[0-9a-f]{6})/g)];
      const tokens = Object.fromEntries(pairs.map(([, name, value]) => [name, value]));
      const selectors = (selector ?? "").split(",").map((one) => one.trim());
      found.push({ media, selectors, tokens });
    }
  }
  return found;
}

const colours = [...new Set(css.match(/\.colour-[a-z]+/g))];

function tokens(colour: string, dark: boolean, more: boolean): Tokens {
  const applies = (media: string) =>
    (dark || !media.includes("dark")) && (more || !media.includes("contrast"));
  return Object.assign(
    {},
    ...blocks()
      .filter(({ media, selectors }) => {
        return applies(media) && (selectors.includes(":root") || selectors.includes(colour));
      })
      .map((block) => block.tokens),
    ...blocks()
      .filter(({ media, selectors }) => applies(media) && selectors.includes(colour))
      .map((block) => block.tokens),
  ) as Tokens;
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string | undefined, b: string | undefined): number {
  if (!a || !b) throw new Error("a colour is missing");
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const words = [
  ["--text", "--paper"],
  ["--text", "--desk"],
  ["--text", "--field"],
  ["--text", "--tint"],
  ["--soft", "--paper"],
  ["--soft", "--desk"],
  ["--soft", "--field"],
  ["--soft", "--tint"],
  ["--own", "--paper"],
  ["--own", "--field"],
  ["--own", "--tint"],
  ["--warn", "--paper"],
  ["--warn", "--desk"],
] as const;

test("there are eight colours", () => {
  expect(colours).toHaveLength(8);
});

for (const dark of [false, true])
  for (const more of [false, true])
    describe(`${dark ? "dark" : "light"}${more ? ", more contrast" : ""}`, () => {
      test.each(colours)("%s", (colour) => {
        const set = tokens(colour, dark, more);
        for (const [ink, ground] of words)
          expect(contrast(set[ink], set[ground]), `${ink} on ${ground}`).toBeGreaterThanOrEqual(7);
        // A large letter on the wash, and the edges of fields.
        expect(contrast(set["--own"], set["--wash"])).toBeGreaterThanOrEqual(4.5);
        expect(contrast(set["--edge"], set["--paper"])).toBeGreaterThanOrEqual(3);
      });
    });
