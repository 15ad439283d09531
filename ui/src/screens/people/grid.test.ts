import { expect, test } from "vitest";
import { beside, between, columnsIn, covers, fitting, heightOf, withHeld } from "./grid";

const grid = { count: 100_000, columns: 5, rowHeight: 300 };

test("as many cards stand side by side as have room, and always one", () => {
  expect(columnsIn(1200, 227)).toBe(5);
  expect(columnsIn(226, 227)).toBe(1);
  expect(columnsIn(0, 227)).toBe(1);
});

test("only the rows between two heights are there, whole", () => {
  expect(between(grid, 0, 800)).toEqual({ from: 0, to: 15 });
  expect(between(grid, -500, 100)).toEqual({ from: 0, to: 5 });
  expect(between(grid, 3_000_150, 3_000_650)).toEqual({ from: 50_000, to: 50_015 });
  expect(between({ ...grid, count: 7 }, 0, 800)).toEqual({ from: 0, to: 7 });
  expect(between({ ...grid, count: 7 }, 9_000, 9_800)).toEqual({ from: 7, to: 7 });
  expect(between({ ...grid, count: 0 }, 0, 800)).toEqual({ from: 0, to: 0 });
});

test("a list too long for one box is cut where it ends", () => {
  expect(heightOf(grid)).toBe(6_000_000);
  const long = { count: 100_000, columns: 1, rowHeight: 600 };
  expect(fitting(long)).toBe(55_000);
  expect(heightOf(long)).toBe(33_000_000);
  expect(between(long, 32_999_900, 33_009_000)).toEqual({ from: 54_999, to: 55_000 });
});

test("a card that has the focus stays, with those beside it", () => {
  expect(withHeld({ from: 10, to: 13 }, beside(null, 99))).toEqual([10, 11, 12]);
  expect(withHeld({ from: 10, to: 13 }, beside(11, 99))).toEqual([10, 11, 12]);
  expect(withHeld({ from: 10, to: 13 }, beside(12, 99))).toEqual([10, 11, 12, 13]);
  expect(withHeld({ from: 10, to: 13 }, beside(0, 99))).toEqual([0, 1, 10, 11, 12]);
  expect(withHeld({ from: 10, to: 13 }, beside(98, 99))).toEqual([10, 11, 12, 97, 98]);
});

test("nothing more is asked for where all that there are of a run are known", () => {
  expect(covers(0, 60, 100_000, { from: 0, to: 45 })).toBe(true);
  expect(covers(0, 60, 100_000, { from: 30, to: 75 })).toBe(false);
  expect(covers(20, 60, 100_000, { from: 0, to: 45 })).toBe(false);
  expect(covers(0, 7, 7, { from: 0, to: 45 })).toBe(true);
  expect(covers(0, 7, 7, { from: 30, to: 45 })).toBe(true);
  expect(covers(0, 0, 0, { from: 0, to: 0 })).toBe(true);
});
