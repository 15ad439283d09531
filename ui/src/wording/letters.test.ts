import { expect, test } from "vitest";
import { needsPlainFace } from "./letters";

test("a name is in one typeface, the one that has all of its letters", () => {
  for (const name of ["Ọláṣubọ̀mí", "Nguyễn", "Ɛfua", "m̀"])
    expect(needsPlainFace(name), name).toBe(true);
  for (const name of ["Łukasz", "Siân", "Zoë", "Ştefan", "Mũtumia"])
    expect(needsPlainFace(name), name).toBe(false);
});
