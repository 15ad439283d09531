import { expect, test } from "vitest";
import { asLines, asOneLine } from "./lines";

test("a line being typed keeps its spaces", () => {
  expect(asOneLine("Tea with ")).toBe("Tea with ");
  expect(asOneLine("  ")).toBe("  ");
});

test("line breaks become one space", () => {
  expect(asOneLine("Tea\nwith  \r\n milk")).toBe("Tea with milk");
});

test("a pasted list becomes lines without their bullets", () => {
  expect(asLines("• Tea\r\n\r\n- The window seat\n  * Eid\n")).toEqual([
    "Tea",
    "The window seat",
    "Eid",
  ]);
});

test("a dash that belongs to the words stays", () => {
  expect(asLines("-5 degrees is too cold")).toEqual(["-5 degrees is too cold"]);
});
