import { expect, test } from "vitest";
import { attention } from "./attention";

const quiet = { lines: 12, guesses: 0, look_again: "" };
const on = (look_again: string) => attention({ ...quiet, look_again }, "2026-03-31");

test("nothing is said of a page that waits for nothing", () => {
  expect(attention(quiet, "2026-03-31")).toBeNull();
});

test("a day to look again is said two weeks ahead, and when it has gone by", () => {
  expect(on("2026-04-15")).toBeNull();
  expect(on("2026-04-14")).toEqual({ is: "review", late: false, days: 14 });
  expect(on("2026-03-31")).toEqual({ is: "review", late: false, days: 0 });
  expect(on("2026-03-30")).toEqual({ is: "review", late: true, days: 1 });
});

test("the most pressing comes first", () => {
  const all = { lines: 0, guesses: 3, look_again: "2026-03-31" };
  expect(attention(all, "2026-03-31")).toMatchObject({ is: "review" });
  expect(attention({ ...all, look_again: "" }, "2026-03-31")).toEqual({ is: "nothing" });
  const guesses = { lines: 9, guesses: 3, look_again: "2027-01-01" };
  expect(attention(guesses, "2026-03-31")).toEqual({ is: "guesses", count: 3 });
});
