import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { directionOf, inEnglish, isolated, runs } from "./direction";
import { t } from ".";

test("a language is written the way its script is", () => {
  for (const tag of ["ar", "ur", "fa", "prs", "he", "ps", "pa-Arab", "ckb", "dv", "yi"])
    expect(directionOf(tag), tag).toBe("rtl");
  for (const tag of ["en-GB", "pa", "ur-Latn", "bn", "zh-Hans", "und", "", "not a tag"])
    expect(directionOf(tag), tag).toBe("ltr");
});

test("each line runs as it is printed", () => {
  const table = new URL("../../../tests/fixtures/directions.json", import.meta.url);
  const lines = JSON.parse(readFileSync(table, "utf8")) as [string, string, string, string][];
  for (const [words, language, page, way] of lines)
    expect(runs(words, language, page), `${words} in ${language} on ${page}`).toBe(way);
});

test("a sentence of ours keeps its order on a page that runs from the right", () => {
  expect(inEnglish("What else matters?")).toBe("\u2066What else matters?\u2069");
});

test("what would turn a sentence round is isolated in it, and nothing reaches out", () => {
  expect(isolated("Łukasz")).toBe("Łukasz");
  expect(isolated("ليلى")).toBe("\u2068ليلى\u2069");
  expect(isolated("Sam\u202e")).toBe("Sam");
  const number = "هاتف \u2066\u202d٠١٦١ ٤٩٦\u2069";
  expect(isolated(number)).toBe(`\u2068${number}\u2069`);
  expect(isolated("\u2068ليلى\u2069, her sister")).toBe("\u2068ليلى\u2069, her sister");
  expect(t("page-pane", { name: "ليلى\u2069" })).toContain("\u2068ليلى\u2069");
});
