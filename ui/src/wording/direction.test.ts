import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { directionOf, drawn, inEnglish, isolated, runs } from "./direction";
import { FROM_THE_RIGHT } from "../platform/contract";
import { t } from ".";

test("a language is written the way its script is", () => {
  for (const tag of ["ar", "ur", "fa", "prs", "he", "ps", "pa-Arab", "ckb", "dv", "yi"])
    expect(directionOf(tag), tag).toBe("rtl");
  for (const tag of ["en-GB", "pa", "ur-Latn", "bn", "zh-Hans", "und", "", "not a tag"])
    expect(directionOf(tag), tag).toBe("ltr");
});

test("what is offered is written the way the shell says, where the web view knows no script", () => {
  const knowsNothing = vi
    .spyOn(Intl.Locale.prototype, "maximize")
    .mockImplementation(() => new Intl.Locale("und"));
  for (const tag of ["prs", "prs-AF", "ur", "ckb"]) expect(directionOf(tag), tag).toBe("rtl");
  for (const tag of ["en", "pa", "bn"]) expect(directionOf(tag), tag).toBe("ltr");
  knowsNothing.mockRestore();
  // Node and the web view may take it for another name of Persian.
  expect(FROM_THE_RIGHT).toContain("prs");
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

test("a name is drawn with nothing overridden, and its numbers in order", () => {
  expect(drawn("\u202eNia\u202c")).toBe("Nia");
  expect(drawn("سارہ 0161 496 0123")).toBe("سارہ \u20660161 496 0123\u2069");
  expect(drawn("Room 12 3")).toBe("Room 12 3");
});

test("what would turn a sentence round is isolated in it, and nothing reaches out", () => {
  expect(isolated("Łukasz")).toBe("Łukasz");
  expect(isolated("ليلى")).toBe("\u2067ليلى\u2069");
  expect(isolated("Sam\u202e")).toBe("Sam");
  const number = "هاتف \u2066\u202d٠١٦١ ٤٩٦\u2069";
  expect(isolated(number)).toBe(`\u2067${number}\u2069`);
  expect(isolated("\u2068ليلى\u2069, her sister")).toBe("\u2068ليلى\u2069, her sister");
  expect(isolated("سارہ 0161 496 0123")).toBe("\u2067سارہ \u20660161 496 0123\u2069\u2069");
  expect(isolated("أمي +44 7700 900123, 2")).toBe("\u2067أمي \u2066+44 7700 900123\u2069, 2\u2069");
  expect(isolated("Sara 0161 496 0123")).toBe("Sara 0161 496 0123");
  expect(t("page-pane", { name: "ليلى\u2069" })).toContain("\u2067ليلى\u2069");
  expect(isolated("كوفي Mensah")).toBe("\u2066كوفي Mensah\u2069");
});
