import { expect, test } from "vitest";
import { reordered, targetIndex } from "./order";

test("a line is dropped before the first line whose middle is below the pointer", () => {
  expect(targetIndex([10, 30, 50], 0)).toBe(0);
  expect(targetIndex([10, 30, 50], 29)).toBe(1);
  expect(targetIndex([10, 30, 50], 31)).toBe(2);
  expect(targetIndex([10, 30, 50], 99)).toBe(3);
  expect(targetIndex([], 5)).toBe(0);
});

test("moving one leaves the others in their order", () => {
  const isC = (letter: string) => letter === "c";
  expect(reordered(["a", "b", "c", "d"], isC, 0)).toEqual(["c", "a", "b", "d"]);
  expect(reordered(["a", "b", "c", "d"], isC, 3)).toEqual(["a", "b", "d", "c"]);
  expect(reordered(["a", "b", "c", "d"], isC, 2)).toEqual(["a", "b", "c", "d"]);
  expect(reordered(["a", "b"], isC, 0)).toEqual(["a", "b"]);
});
