import { expect, test } from "vitest";
import { asOneLine, asPasted } from "./lines";

test("a line being typed keeps its spaces", () => {
  expect(asOneLine("Tea with ")).toBe("Tea with ");
  expect(asOneLine("  ")).toBe("  ");
});

test("line breaks become one space", () => {
  expect(asOneLine("Tea\nwith  \r\n milk\vand honey")).toBe("Tea with milk and honey");
});

test("a list pasted into a line is one line", () => {
  expect(asPasted("- Tea\n- Milk", ["Tea", "Milk"], ["I like ", ""])).toBe("Tea Milk");
});

test("a bullet goes where it stands in front, and a dash within a line stays", () => {
  expect(asPasted("•\tTea", ["Tea"], ["", ""])).toBe("Tea");
  expect(asPasted("- milk", ["milk"], ["Tea ", ""])).toBe("- milk");
});

test("words come in with the spaces around them", () => {
  expect(asPasted(" and milk ", ["and milk"], ["Tea", ""])).toBe(" and milk ");
  expect(asPasted("Tea\r\n", ["Tea"], ["", ""])).toBe("Tea");
});

test("blanks in front of what is pasted stay only where something stands before them", () => {
  expect(asPasted("\tTea", ["Tea"], ["", ""])).toBe("Tea");
  expect(asPasted("\tTea", ["Tea"], ["I like", ""])).toBe("\tTea");
});

test("a list that is pasted among words runs into none of them", () => {
  expect(asPasted("• Tea\n• Milk", ["Tea", "Milk"], ["", "and cake"])).toBe("Tea Milk ");
  expect(asPasted("• Tea\n• Milk", ["Tea", "Milk"], ["I like", ", too"])).toBe(" Tea Milk");
  expect(asPasted("\uf0b7\ttea", ["tea"], ["I like ", ""])).toBe("tea");
});
