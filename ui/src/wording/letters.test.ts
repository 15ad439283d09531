import { expect, test } from "vitest";
import { isTall, needsPlainFace } from "./letters";

test("a name is in one typeface, the one that has all of its letters", () => {
  for (const name of ["Ọláṣubọ̀mí", "Nguyễn", "Ɛfua", "m̀"])
    expect(needsPlainFace(name), name).toBe(true);
  for (const name of ["Łukasz", "Siân", "Zoë", "Ştefan", "Mũtumia"])
    expect(needsPlainFace(name), name).toBe(false);
});

test("a name that reaches further up or down has taller rows", () => {
  for (const name of ["علي", "សុភា", "Kofi كوفي", "Ọlá"]) expect(isTall(name), name).toBe(true);
  for (const name of ["Nia", "Siân", "O’Neil 2"]) expect(isTall(name), name).toBe(false);
});
