// Two people side by side: what is in both, what is in one, and what says something else.

import type { EntryView, Side } from "../../platform";
import { languageName, t } from "../../wording";
import { isSame } from "../builder/voice";
import { isolated } from "../../wording/direction";

/** Whether something is the same on both sides, differs, or is on one side alone. */
export type Stands = "same" | "differs" | "here" | "file";

export interface Pair<T> {
  here: T | null;
  file: T | null;
  stands: Stands;
}

/** Something that is known of a person: the name of its label in the wording, and what it is in words. */
export interface Fact {
  label: string;
  words: string;
  /** What is compared where the words alone do not tell: the picture of a photo. */
  beside?: string;
}

/** What is known of a person beside their lines, whether anything is or not. */
export function factsOf({ profile: { details, written, photo }, photo: picture }: Side): Fact[] {
  const by = written.by.map(({ name, role }) => [name, role].filter(Boolean).join(", "));
  return [
    { label: "details-name", words: details.preferred_name },
    { label: "details-full-name", words: details.full_name },
    { label: "details-pronouns", words: details.pronouns },
    { label: "details-born", words: day(details.born) },
    {
      label: "place-photo",
      words: photo ? photo.description || t("side-photo") : "",
      beside: picture ?? "",
    },
    { label: "details-colour", words: t(`colour-${details.colour}`) },
    {
      label: "details-languages",
      words: details.languages.map(languageName).join(", "),
      beside: details.languages.join(),
    },
    {
      label: "details-page-language",
      words: languageName(details.language),
      beside: details.language,
    },
    {
      label: "details-needs",
      words: details.communication_needs.map((need) => t(`need-${need}`)).join("; "),
    },
    { label: "written-who", words: t(`authorship-${written.authorship}`) },
    { label: "written-with", words: by.join("; ") },
    { label: "written-on", words: day(written.on) },
    { label: "written-look-again", words: day(written.look_again) },
    { label: "written-how", words: written.how },
  ];
}

/** The facts of both, those that are on a side at least. */
export function pairFacts(here: readonly Fact[], file: readonly Fact[]): Pair<Fact>[] {
  return here
    .map((fact, at) => pair(said(fact), said(file[at]), sameFact))
    .filter((found) => found.here !== null || found.file !== null);
}

/** The lines of a section of both: those here in their order, then those that only the file has. */
export function pairLines(
  here: readonly EntryView[],
  file: readonly EntryView[],
): Pair<EntryView>[] {
  const rest = [...file];
  const take = (fits: (line: EntryView) => boolean): EntryView | null => {
    const at = rest.findIndex(fits);
    return at < 0 ? null : (rest.splice(at, 1)[0] ?? null);
  };
  // A line that somebody has rewritten is known by its number, one that was copied by its words. Numbers go first, so
  // that no line takes another's place.
  const known = here.map((line) => take(({ id }) => id === line.id));
  const both = here.map((line, at) => {
    const other = known[at] ?? take(({ text }) => text.trim() === line.text.trim());
    return pair<EntryView>(line, other, sameLine);
  });
  return [...both, ...rest.map((line) => pair<EntryView>(null, line, sameLine))];
}

/** Whose words a line is and what else is to be said of it, in one row. */
export function voiceOf({ voice, language, on_page }: EntryView, name: string): string {
  const whose = voice.whose === "own" ? t("voice-own-of", { name }) : t(`voice-${voice.whose}`);
  const said = [voice.name, voice.how_we_know].map(isolated);
  const parts = [whose, ...said, language && languageName(language)];
  if (!on_page) parts.push(t("line-off-page"));
  return parts.filter(Boolean).join(" · ");
}

function said(fact: Fact | undefined): Fact | null {
  return fact && fact.words !== "" ? fact : null;
}

function pair<T>(here: T | null, file: T | null, same: (a: T, b: T) => boolean): Pair<T> {
  if (here === null) return { here, file, stands: "file" };
  if (file === null) return { here, file, stands: "here" };
  return { here, file, stands: same(here, file) ? "same" : "differs" };
}

function sameFact(a: Fact, b: Fact): boolean {
  return a.words === b.words && a.beside === b.beside;
}

function sameLine(a: EntryView, b: EntryView): boolean {
  return (
    a.text === b.text &&
    a.language === b.language &&
    a.on_page === b.on_page &&
    isSame(a.voice, b.voice)
  );
}

/** A day in words: "3 April 2026". */
function day(date: string): string {
  return date && t("changed-day-and-year", { date: new Date(`${date}T12:00:00`) });
}
