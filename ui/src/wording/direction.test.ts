import { expect, test } from "vitest";
import { directionOf, isolated, runs } from "./direction";
import { t } from ".";

test("a language is written the way its script is", () => {
  for (const tag of ["ar", "ur", "fa", "prs", "he", "ps", "pa-Arab", "ckb", "dv", "yi"])
    expect(directionOf(tag), tag).toBe("rtl");
  for (const tag of ["en-GB", "pa", "ur-Latn", "bn", "zh-Hans", "und", "", "not a tag"])
    expect(directionOf(tag), tag).toBe("ltr");
});

test("a line runs as its language does, and not as its first letter", () => {
  expect(runs("أمي rings me every night at 8", "", "en-GB")).toBe("ltr");
  expect(runs("Manchester United کا میچ", "", "ur")).toBe("rtl");
  expect(runs("BBC دیکھنا", "ur", "en-GB")).toBe("rtl");
  expect(runs("0161 496 0123", "", "ur")).toBe("rtl");
  expect(runs("", "", "ar")).toBe("rtl");
});

test("a line of which nobody said the language runs as most of it does", () => {
  expect(runs("أحب الشاي", "", "en-GB")).toBe("rtl");
  expect(runs("Tea with milk", "", "ur")).toBe("ltr");
  expect(runs("مجھے Manchester United پسند ہے", "", "en-GB")).toBe("rtl");
  expect(runs("Mujhe chai pasand hai.", "ur", "en-GB")).toBe("ltr");
});

test("what would turn a sentence round is isolated in it, and nothing reaches out", () => {
  expect(isolated("Łukasz")).toBe("Łukasz");
  expect(isolated("ليلى")).toBe("\u2068ليلى\u2069");
  expect(isolated("Sam\u202e")).toBe("Sam");
  expect(isolated("\u2068ليلى\u2069, her sister")).toBe("\u2068ليلى\u2069, her sister");
  expect(t("page-pane", { name: "ليلى\u2069" })).toContain("\u2068ليلى\u2069");
});
