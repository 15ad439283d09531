import { expect, test } from "vitest";
import type { EntryView, Side } from "../../platform";
import { factsOf, pairFacts, pairLines, voiceOf } from "./sides";

function line(id: string, text: string, more: Partial<EntryView> = {}): EntryView {
  const voice = { whose: "own", name: "", how_we_know: "" } as const;
  const shown = { text, from_right: false, language: "en-GB" };
  return { id, text, shown, voice, language: "", on_page: true, ...more };
}

function side(name: string, photo: string | null = null, born = ""): Side {
  return {
    photo,
    profile: {
      id: "1",
      details: {
        preferred_name: name,
        full_name: "",
        pronouns: "",
        born,
        languages: ["cy"],
        communication_needs: [],
        colour: "pine",
        language: "en-GB",
      },
      sections: [],
      written: { authorship: "together", by: [], on: "", look_again: "", how: "" },
      photo: photo ? { description: "" } : null,
      undo: null,
      redo: null,
    },
  };
}

const stands = (here: EntryView[], file: EntryView[]) =>
  pairLines(here, file).map((pair) => [pair.stands, pair.here?.text, pair.file?.text]);

test("a line is known by its number, or else by its words", () => {
  expect(
    stands(
      [line("1", "Tea"), line("2", "Rest"), line("3", "Music"), line("4", "Salt")],
      [line("9", "Rest"), line("1", "Green tea"), line("8", "Pepper"), line("3", "Music")],
    ),
  ).toEqual([
    ["differs", "Tea", "Green tea"],
    ["same", "Rest", "Rest"],
    ["same", "Music", "Music"],
    ["here", "Salt", undefined],
    ["file", undefined, "Pepper"],
  ]);
});

test("no line takes the place of one that is known by its number", () => {
  expect(stands([line("1", "Tea"), line("2", "Tea")], [line("2", "Tea")])).toEqual([
    ["here", "Tea", undefined],
    ["same", "Tea", "Tea"],
  ]);
});

test("the same words of somebody else, or not on the page, are not the same line", () => {
  const voice = { whose: "guess", name: "Joy", how_we_know: "she smiles" } as const;
  expect(stands([line("1", "Tea")], [line("1", "Tea", { voice })])[0]?.[0]).toBe("differs");
  expect(stands([line("1", "Tea")], [line("1", "Tea", { on_page: false })])[0]?.[0]).toBe(
    "differs",
  );
  expect(voiceOf(line("1", "Tea", { voice, on_page: false }), "Nia")).toBe(
    "A guess · Joy · she smiles · Not on the page",
  );
});

test("how it was written is no fact until somebody says it", () => {
  const unasked = side("Kofi");
  unasked.profile.written.authorship = "not_said";
  const labels = pairFacts(factsOf(unasked), factsOf(unasked)).map(({ here }) => here?.label);
  expect(labels).not.toContain("written-who");
});

test("of what is known those facts are shown that a side has", () => {
  const pairs = pairFacts(
    factsOf(side("Kofi", "data:1", "1997-09-05")),
    factsOf(side("Ama", "data:2")),
  );
  expect(pairs.map(({ stands, here }) => [here?.label, here?.words, stands])).toEqual([
    ["details-name", "Kofi", "differs"],
    ["details-born", "5 September 1997", "here"],
    ["place-photo", "A photo", "differs"],
    ["details-colour", "Pine green", "same"],
    ["details-languages", "Welsh", "same"],
    ["details-page-language", "English", "same"],
    ["written-who", "Together", "same"],
  ]);
});
