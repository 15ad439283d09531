// The questions as the screen groups them: what belongs together is asked together.

import type { Section } from "../platform";

/** One place at the left of the builder: a question or two, or something else about the person. */
export type Place =
  | { is: "questions"; sections: readonly Section[] }
  | { is: "details" }
  | { is: "photo" }
  | { is: "written" };

/** The groups of questions, in the order they are asked. */
export const GROUPS: readonly (readonly Section[])[] = [
  ["like_and_admire"],
  ["important_to"],
  ["important_for"],
  ["good_at"],
  ["support"],
  ["relationships"],
  ["outcomes"],
  ["future"],
  ["communication"],
  ["good_day", "bad_day"],
  ["please_do", "please_do_not"],
];

/** Where the photo is chosen. */
export const PHOTO: Place = { is: "photo" };

/** Every place, in the order of the list at the left. */
export const PLACES: readonly Place[] = [
  ...GROUPS.map((sections) => ({ is: "questions", sections }) as const),
  { is: "details" },
  PHOTO,
  { is: "written" },
];

/** The place where a section is asked. */
export function placeOf(section: Section): Place {
  const found = PLACES.find(
    (place) => place.is === "questions" && place.sections.includes(section),
  );
  return found ?? { is: "details" };
}

/** A name for a place that is the same each time, for the tests and the list. */
export function keyOf(place: Place): string {
  return place.is === "questions" ? (place.sections[0] ?? "") : place.is;
}
