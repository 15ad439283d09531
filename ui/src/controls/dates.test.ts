import { expect, test } from "vitest";
import { dateOf, partsOf, today } from "./dates";

test("a date goes into its parts and back", () => {
  for (const date of ["2026-03-31", "1951-11-02", "2024-02-29", ""])
    expect(dateOf(partsOf(date))).toBe(date);
});

test("a day that is not in the calendar makes no date", () => {
  expect(dateOf({ day: "30", month: "2", year: "2026" })).toBeNull();
  expect(dateOf({ day: "29", month: "2", year: "2025" })).toBeNull();
  expect(dateOf({ day: "0", month: "1", year: "2025" })).toBeNull();
  expect(dateOf({ day: "x", month: "1", year: "2025" })).toBeNull();
});

test("a date that is not finished yet makes none", () => {
  expect(dateOf({ day: "3", month: "", year: "" })).toBeNull();
  expect(dateOf({ day: "3", month: "3", year: "26" })).toBeNull();
});

test("today is by the clock on the wall", () => {
  expect(today(new Date(2026, 2, 3, 0, 30))).toBe("2026-03-03");
});
