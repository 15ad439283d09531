// Whose words the next line of each question will be: what stands beside the empty line.

import { SvelteMap } from "svelte/reactivity";
import type { ProfileView, Section, VoiceView, Whose } from "../platform";

/** So many choices can be taken back. */
const MOST = 20;

/** A choice, with what stood there before, and what was known of the person then. */
interface Choice {
  section: Section;
  before: VoiceView;
  known: string;
}

export class NextVoice {
  #chosen = new SvelteMap<Section, VoiceView>();
  #choices = $state.raw<readonly Choice[]>([]);

  /** `unasked` is whose words a line is as long as nobody has chosen. */
  constructor(readonly unasked: Whose) {}

  of(section: Section): VoiceView {
    return this.#chosen.get(section) ?? { whose: this.unasked, name: "", how_we_know: "" };
  }

  /** Chooses for this question alone, until the library is locked. */
  choose(section: Section, voice: VoiceView, profile: ProfileView): void {
    const known = allOf(profile);
    const last = this.#choices.at(-1);
    // Going from one choice on to the next is one choice.
    const goesOn = last?.section === section && last.known === known;
    const before = goesOn ? last.before : this.of(section);
    const others = goesOn ? this.#choices.slice(0, -1) : this.#choices;
    this.#chosen.set(section, voice);
    this.#choices = same(before, voice)
      ? others
      : [...others, { section, before, known }].slice(-MOST);
  }

  /** Whether a choice was the last thing that was done: nothing has changed since, or all of that was undone. */
  isLast(profile: ProfileView): boolean {
    const last = this.#choices.at(-1);
    return last !== undefined && last.known === allOf(profile);
  }

  /** Takes the last choice back. Gives its question. */
  takeBack(): Section | null {
    const last = this.#choices.at(-1);
    if (!last) return null;
    this.#choices = this.#choices.slice(0, -1);
    this.#chosen.set(last.section, last.before);
    return last.section;
  }

  /** Forgets every name: the library is locked. */
  forget(): void {
    this.#chosen.clear();
    this.#choices = [];
  }
}

/** All that is known, to be held against what is known later. What can be done again is no part of it. */
function allOf(profile: ProfileView): string {
  return JSON.stringify({ ...profile, redo: null });
}

function same(one: VoiceView, other: VoiceView): boolean {
  return one.whose === other.whose && one.name === other.name;
}

/** What was chosen for each person, kept from one look at them to the next: in memory alone, and gone with the lock. */
export class NextVoices {
  #people = new SvelteMap<string, NextVoice>();

  /** Whose words come next of this person. `unasked` is what holds until somebody chooses. */
  of(person: string, unasked: Whose): NextVoice {
    const known = this.#people.get(person) ?? new NextVoice(unasked);
    this.#people.set(person, known);
    return known;
  }

  /** Forgets what was chosen for one person, who is erased. */
  forget(person: string): void {
    this.#people.get(person)?.forget();
    this.#people.delete(person);
  }

  /** Forgets every name: the library is locked. */
  forgetAll(): void {
    for (const person of [...this.#people.keys()]) this.forget(person);
  }
}
