// Every word on the screen, from the one file that the command and the printed page read too.

import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import english from "../../../assets/wording/en.ftl?raw";
import type { Failure, Message } from "../platform";
import { LANGUAGES as NAMED } from "../platform/contract";
import { isolated } from "./direction";

const LOCALE = "en-GB";

// Isolation marks stand only around values that run the other way: elsewhere they would only get in the way of
// reading the words aloud and of finding them.
const bundle = new FluentBundle(LOCALE, { useIsolating: false });
bundle.addResource(new FluentResource(english));

const putIn = (value: FluentVariable): FluentVariable =>
  typeof value === "string" ? isolated(value) : value;

/** The words of that name. */
export function t(id: string, args: Record<string, FluentVariable> = {}): string {
  const pattern = bundle.getMessage(id)?.value;
  if (!pattern) return id;
  const values = Object.fromEntries(Object.entries(args).map(([k, v]) => [k, putIn(v)]));
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
export const LANGUAGES: readonly string[] = NAMED.map(({ tag }) => tag);

/** The languages a line can be written in: a sign language has no letters. */
export const WRITTEN_LANGUAGES: readonly string[] = NAMED.filter(({ signed }) => !signed).map(
  ({ tag }) => tag,
);

/** The language of a tag without its region or script: `en` of `en-GB`. */
export function baseOf(tag: string): string {
  return tag.split("-")[0]?.toLowerCase() ?? "";
}

const known = (tag: string) => NAMED.find((language) => language.tag === baseOf(tag));

/** The name of a language; one that came with a file may be of any kind. */
export function languageName(tag: string): string {
  return known(tag)?.name ?? nameIn(LOCALE, tag) ?? tag;
}

/** A language by its name and by what those who speak it call it: "Polish – polski". */
export function languageNames(tag: string): string {
  const name = languageName(tag);
  const own = known(tag)?.own ?? nameIn(tag, tag) ?? name;
  return own === name ? name : t("language-names", { name, own });
}

/** What a language is called in another, as far as the web view knows. */
function nameIn(other: string, tag: string): string | undefined {
  try {
    return new Intl.DisplayNames(other, { type: "language", fallback: "none" }).of(tag);
  } catch {
    return undefined;
  }
}

/** The names of the months, January first. */
export const MONTHS: readonly string[] = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat(LOCALE, { month: "long", timeZone: "UTC" }).format(
    Date.UTC(2024, month, 15),
  ),
);
