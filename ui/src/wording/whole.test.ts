import { expect, test } from "vitest";
import { runsOf, unbroken } from "./whole";

const whole = (text: string) =>
  runsOf(text)
    .filter((run) => run.whole)
    .map(({ words }) => words);

test("numbers, days, post codes and addresses stay in one row", () => {
  expect(whole("Write 1997-04-03 or 1997-03-04.")).toEqual(["1997-04-03", "1997-03-04"]);
  expect(whole("Ring 0161 496 0123 or +44 (0)7700 900123, from 07:30 – 08:15")).toEqual([
    "0161 496 0123",
    "+44 (0)7700 900123",
    "07:30",
    "08:15",
  ]);
  expect(whole("Joy (joy-ann@example.org), M13 9PL")).toEqual(["joy-ann@example.org", "M13 9PL"]);
  expect(whole("Tea at 4 with my well-known sister")).toEqual([]);
});

test("the runs are the text, and what is too long for a row may be parted", () => {
  const text = `\u2066${"0123 456 ".repeat(20)}9\u2069 and 0161 496 0123`;
  expect(
    runsOf(text)
      .map(({ words }) => words)
      .join(""),
  ).toBe(text);
  expect(whole(text)).toEqual(["0161 496 0123"]);
});

test("what stays in one row has no blank at which a row may end", () => {
  expect(unbroken("(0161) 496-0123")).toBe("(0161)\u00a0496-0123");
});

test("the marks around an address are not of it", () => {
  expect(whole("أمي \u200e\u2066nia@example.org\u2069\u200e, أبي")).toEqual(["nia@example.org"]);
});
