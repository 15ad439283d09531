import { expect, test } from "vitest";
import { initial } from "./initial";

test.each([
  ["nia", "N"],
  ["  Élodie", "É"],
  ["\u202eNia\u202c", "N"],
  ["نیا", "ن"],
  ["👩‍🦽", "👩‍🦽"],
  ["", ""],
])("the letter of %j is %j", (name, letter) => {
  expect(initial(name)).toBe(letter);
});
