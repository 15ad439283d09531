import { describe, expect, test } from "vitest";
import { firstSquare, pulled, resized, softness, within, type Size, type Square } from "./crop";

const wide: Size = { width: 1600, height: 900 };
const tall: Size = { width: 900, height: 1600 };
const tiny: Size = { width: 40, height: 30 };

function stands(square: Square, picture: Size): void {
  expect(square.left).toBeGreaterThanOrEqual(0);
  expect(square.top).toBeGreaterThanOrEqual(0);
  expect(square.left + square.side).toBeLessThanOrEqual(picture.width);
  expect(square.top + square.side).toBeLessThanOrEqual(picture.height);
  for (const n of [square.left, square.top, square.side]) expect(Number.isInteger(n)).toBe(true);
}

test("at first as much as there is, and the upper part of an upright picture", () => {
  expect(firstSquare(wide)).toEqual({ left: 350, top: 0, side: 900 });
  expect(firstSquare(tall)).toEqual({ left: 0, top: 175, side: 900 });
  expect(firstSquare(tiny)).toEqual({ left: 5, top: 0, side: 30 });
});

describe("whatever is pulled, the square stays in the picture", () => {
  const far = [-5000, -300, -1, 0, 1.4, 77, 5000];
  for (const picture of [wide, tall, tiny])
    test(`${String(picture.width)} × ${String(picture.height)}`, () => {
      for (const corner of ["nw", "ne", "sw", "se"] as const)
        for (const dx of far)
          for (const dy of far)
            stands(pulled(firstSquare(picture), corner, dx, dy, picture), picture);
      for (const by of far) {
        stands(within({ left: by, top: by, side: by }, picture), picture);
        stands(resized(firstSquare(picture), by, picture), picture);
      }
    });
});

test("the corner across from the one that is pulled stays", () => {
  const square = { left: 200, top: 100, side: 400 };
  const smaller = pulled(square, "nw", 100, 100, wide);
  expect(smaller).toEqual({ left: 300, top: 200, side: 300 });
});

test("another size keeps the middle", () => {
  expect(resized({ left: 200, top: 100, side: 400 }, 200, wide)).toEqual({
    left: 300,
    top: 200,
    side: 200,
  });
});

test("what will print soft is said, of the part or of the whole picture", () => {
  const part = { left: 0, top: 0, side: 600 };
  expect(softness(part, wide, 600)).toBeNull();
  expect(softness(part, wide, 601)).toBe("photo-soft");
  expect(softness(firstSquare(wide), wide, 901)).toBe("photo-soft-whole");
  expect(softness(firstSquare(tiny), tiny, 0)).toBeNull();
});
