// Every word on the screen, from the one file that the command and the printed page read too.

import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import english from "../../../assets/wording/en.ftl?raw";
import type { Failure, Message } from "../platform";

const LOCALE = "en-GB";

// Isolation marks stand only around values that run the other way: elsewhere they would only get in the way of
// reading the words aloud and of finding them.
const bundle = new FluentBundle(LOCALE, { useIsolating: false });
bundle.addResource(new FluentResource(english));

const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

function isolated(value: FluentVariable): FluentVariable {
  return typeof value === "string" && RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value;
}

/** The words of that name. */
export function t(id: string, args: Record<string, FluentVariable> = {}): string {
  const pattern = bundle.getMessage(id)?.value;
  if (!pattern) return id;
  const values = Object.fromEntries(Object.entries(args).map(([k, v]) => [k, isolated(v)]));
  return bundle.formatPattern(pattern, values, []);
}

/** Whether there are words of that name: a question has as many prompts as it has. */
export function has(id: string): boolean {
  return bundle.hasMessage(id);
}

/** What went wrong, in a sentence, and what to do next. */
export function say(failure: Failure): string {
  return t(`error-${failure.code}`, failure.details);
}

/** Something that the shell has to say, with what is said in it. */
export function tell(message: Message): string {
  const details = Object.entries(message.details).map(
    ([name, detail]) => [name, typeof detail === "object" ? tell(detail) : detail] as const,
  );
  return t(message.name, Object.fromEntries(details));
}

/** The languages that can be chosen: the first part of a BCP 47 tag, in the order of their names. */
export const LANGUAGES: readonly string[] = Array.from(
  english.matchAll(/^language-([a-z]{2,3}) *=/gm),
  (found) => found[1] ?? "",
).sort((a, b) => languageName(a).localeCompare(languageName(b), LOCALE));

const SIGNED = new Set(["ase", "bfi", "isg"]);

/** The languages a line can be written in: a sign language has no letters. */
export const WRITTEN_LANGUAGES: readonly string[] = LANGUAGES.filter((tag) => !SIGNED.has(tag));

/** The language of a tag without its region or script: `en` of `en-GB`. */
export function baseOf(tag: string): string {
  return tag.split("-")[0]?.toLowerCase() ?? "";
}

/** The name of a language; one that came with a file may be of any kind. */
export function languageName(tag: string): string {
  const id = `language-${baseOf(tag)}`;
  if (has(id)) return t(id);
  try {
    return new Intl.DisplayNames(LOCALE, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The names of the months, January first. */
export const MONTHS: readonly string[] = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat(LOCALE, { month: "long", timeZone: "UTC" }).format(
    Date.UTC(2024, month, 15),
  ),
);
