// One person being written about: their profile as the shell keeps it, and the words typed that are not kept yet.
//
// Commands of one person go to the shell one after the other, so answers come in the order of the changes. What is
// shown of a line is the draft where there is one: an answer that comes late never overwrites a word being typed.

import { SvelteMap } from "svelte/reactivity";
import {
  call,
  failureIn,
  type Change,
  type Changed,
  type Choices,
  type EntryView,
  type ErrorCode,
  type Failure,
  type PhotoDraft,
  type ProfileView,
  type Section,
  type StepKind,
  type VoiceView,
} from "../platform";
import { shows } from "../platform/shows";
import { t } from "../wording";
import type { NextVoice } from "./next-voice.svelte";
import { Preview } from "./preview.svelte";

const AFTER_LAST_KEY = 400;

/** What may be over the next time, without anybody writing otherwise: a stick is put back in, room is made. */
const MAY_PASS: readonly ErrorCode[] = [
  "disk_full",
  "cannot_write",
  "folder_missing",
  "backing_up",
  "unexpected",
];
/** After so long it is tried again by itself. */
const AGAIN = 3000;

/** What a change was about is gone: there is nothing left to say it of. */
const GONE: readonly ErrorCode[] = ["entry_gone", "no_photo_chosen"];

/** One line on the screen: an entry, or one being typed that has none yet. */
export interface Row {
  /** Stays the same when a new line becomes an entry, so that the cursor stays in it. */
  key: string;
  entry: EntryView | null;
  text: string;
}

/** A picture that was chosen and is not kept yet: the shell holds it, and here is what was said about it. */
export interface ChosenPicture {
  draft: PhotoDraft;
  /** Whether it may be used: of one that is cut off, that is asked first. */
  agreed: boolean;
  /** The part of it that would be kept, in pixels. */
  square: { left: number; top: number; side: number };
  description: string;
}

export class Writing {
  profile = $state.raw<ProfileView | null>(null);
  /** Why the last change was not kept. */
  failure = $state.raw<Failure | null>(null);
  /** What has just happened, for those who listen. */
  said = $state("");
  /** The key of the line that shows its tools. */
  open = $state<string | null>(null);
  /** Grows with every undo and redo: forms then show the profile again. */
  restored = $state(0);
  /** Changes with the photo, so that it is asked for again. */
  photoStamp = $state("0");
  /** It waits here while somebody looks at another place. */
  picture = $state<ChosenPicture | null>(null);
  readonly preview: Preview;

  #drafts = new SvelteMap<string, string>();
  #fresh = new SvelteMap<Section, string[]>();
  #keys = new SvelteMap<string, string>();
  #ids = new SvelteMap<string, string>();
  #sections = new SvelteMap<string, Section>();
  /** Whose words a draft is, by the key of its line: settled when it is said, not when it is kept. */
  #voices = new SvelteMap<string, VoiceView>();
  /** The keys of the lines that a change adds, by the name under which it waits. */
  #adds = new SvelteMap<string, readonly string[]>();
  /** Changes that wait for the typing to pause, by the name of what they change. */
  #waiting = new SvelteMap<string, () => Change | null>();
  /** What was kept apart of each that waits, after another program changed the library. */
  #keptApart = new SvelteMap<string, string>();
  /** How the page is to look, until that is kept. */
  #look = $state.raw<Choices | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #count = 0;
  #gone = false;

  /** `next` is whose words a new line will be: it is known from before, where the person was open already. */
  constructor(
    readonly person: string,
    readonly next: NextVoice,
  ) {
    this.preview = new Preview(person, (choices) => {
      this.#look = choices;
      void this.keepAll();
    });
  }

  async load(): Promise<void> {
    const profile = await call("profile", { person: this.person });
    for (const { section } of profile.sections) this.#addFresh(section);
    await this.preview.recall();
    this.profile = profile;
    void this.preview.refresh();
  }

  /** The lines of a section, with an empty one at the end to go on in. */
  rows(section: Section): Row[] {
    const kept = this.#entries(section).map((entry) => {
      const key = this.#keys.get(entry.id) ?? entry.id;
      return { key, entry, text: this.#drafts.get(key) ?? entry.text };
    });
    const fresh = (this.#fresh.get(section) ?? []).map((key) => {
      return { key, entry: null, text: this.#drafts.get(key) ?? "" };
    });
    return [...kept, ...fresh];
  }

  /** How many lines of a section say something. */
  count(section: Section): number {
    return this.rows(section).filter((row) => shows(row.text)).length;
  }

  /** The id of the line that shows its tools, if it is kept already. */
  get openEntry(): string | null {
    return this.open === null ? null : (this.#ids.get(this.open) ?? this.open);
  }

  keyOf(entry: string): string {
    return this.#keys.get(entry) ?? entry;
  }

  /** Whether something typed or chosen is not kept yet. */
  get pending(): boolean {
    return this.#waiting.size > 0 || this.#look !== null;
  }

  /** The change of this name that waits, if it does: a form that is shown again goes on with it. */
  waits<Does extends Change["does"]>(
    name: string,
    does: Does,
  ): Extract<Change, { does: Does }> | null {
    const change = this.#waiting.get(name)?.();
    return change?.does === does ? (change as Extract<Change, { does: Does }>) : null;
  }

  /** What there is to say where words wait for a library that is out of sight: they are not lost. */
  get outOfSight(): string | null {
    return this.#waiting.size > 0 && this.failure?.code === "folder_missing"
      ? t("unkept-out-of-sight")
      : null;
  }

  /** Whether another program has changed the library: nothing more can be kept in it until it is opened again. */
  get isApart(): boolean {
    return this.failure?.code === "changed_outside";
  }

  /** What undo would take back: a step, or whose words the next line will be. */
  get undoes(): StepKind | "next_voice" | null {
    if (this.profile && this.next.isLast(this.profile)) return "next_voice";
    return this.profile?.undo ?? null;
  }

  /** Whose words a new line will be, or is already while it waits to be kept. */
  voiceOf(section: Section, key: string): VoiceView {
    return this.#voices.get(key) ?? this.next.of(section);
  }

  /** Chooses whose words a new line will be, and those after it in the same question. */
  chooseVoice(section: Section, key: string, voice: VoiceView): void {
    if (this.profile) this.next.choose(section, voice, this.profile);
    if (this.#voices.has(key)) this.#voices.set(key, voice);
  }

  /** Takes what is typed into a line; it is kept when the typing pauses. */
  type(section: Section, key: string, text: string): void {
    this.#say(section, key, text);
    this.later(`line ${key}`, () => this.#lineChange(key));
  }

  /** Takes in lines from a new one on. All of them are kept in one step. Gives the key of the line to go on in. */
  add(section: Section, key: string, lines: readonly string[]): string {
    const keys = lines.map((_, at) => (at === 0 ? key : this.#newKey()));
    const fresh = (this.#fresh.get(section) ?? []).flatMap((each) => (each === key ? keys : each));
    this.#fresh.set(section, fresh);
    keys.forEach((each, at) => {
      this.#say(section, each, lines[at] ?? "");
    });
    const name = `lines ${key}`;
    this.#adds.set(name, keys);
    this.later(name, () => this.#addition(name, section, keys));
    void this.keepAll();
    return this.freshLine(section);
  }

  /** Keeps a change when the typing pauses. A later one of the same name takes its place. */
  later(name: string, change: () => Change | null): void {
    this.#waiting.set(name, change);
    clearTimeout(this.#timer);
    // Each try would be one more version in what is kept apart: the last comes when the library is locked.
    if (this.isApart) return;
    this.#timer = setTimeout(() => void this.keepAll(), AFTER_LAST_KEY);
  }

  /** Keeps everything that waits. Says whether all of it is kept. */
  async keepAll(): Promise<boolean> {
    clearTimeout(this.#timer);
    clearTimeout(this.#again);
    for (const name of [...this.#waiting.keys()]) void this.#enqueue(() => this.#keep(name));
    if (this.#look) void this.#enqueue(() => this.#keepLook());
    await this.#queue;
    if (this.pending && this.failure && MAY_PASS.includes(this.failure.code)) {
      clearTimeout(this.#again);
      this.#again = setTimeout(() => void this.keepAll(), AGAIN);
    }
    return !this.pending;
  }

  /** A line to type in after the last one. Gives its key. */
  freshLine(section: Section): string {
    const last = (this.#fresh.get(section) ?? []).at(-1);
    if (last !== undefined && !shows(this.#drafts.get(last) ?? "")) return last;
    return this.#addFresh(section);
  }

  /** Ends the work on a line: keeps it, and lets go of its draft. */
  async leave(key: string): Promise<void> {
    await this.keepAll();
    const name = `line ${key}`;
    if (this.open !== key && !this.#waiting.has(name) && this.#ids.has(key))
      this.#drafts.delete(key);
  }

  /** Makes a change at once, after all that waits. Gives nothing when it could not be made. */
  async change(change: Change, said: string): Promise<Changed | null> {
    await this.keepAll();
    const line = change.does === "remove_entry" ? `line ${this.keyOf(change.entry)}` : "";
    const unkept = this.#waiting.get(line);
    return this.#enqueue(async () => {
      const changed = await call("change", { person: this.person, change });
      // What could not be kept of a line goes with it, but not what was typed since.
      if (this.#waiting.get(line) === unkept) this.#waiting.delete(line);
      this.#take(changed);
      if (changed.step) this.said = said;
      return changed;
    });
  }

  /** Lets go of the picture that was chosen. */
  async dropPicture(): Promise<void> {
    if (!this.picture) return;
    this.picture = null;
    await call("drop_photo");
  }

  /** Shows a profile that another command has changed. */
  take(changed: Changed): void {
    this.#take(changed);
  }

  /** Shows a profile that was brought back: no draft stands over it but what is not kept yet. */
  takeAnew(changed: Changed): void {
    this.#dropKeptDrafts();
    this.#take(changed);
    this.restored += 1;
  }

  undo(): Promise<Section | null> {
    return this.#step("undo");
  }

  redo(): Promise<Section | null> {
    return this.#step("redo");
  }

  /** Forgets every word: the library is locked. */
  forget(): void {
    this.#gone = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#again);
    this.#waiting.clear();
    this.#look = null;
    this.#drafts.clear();
    this.#voices.clear();
    this.#adds.clear();
    this.#fresh.clear();
    this.next.forget();
    this.picture = null;
    this.profile = null;
    this.preview.forget();
  }

  async #step(command: "undo" | "redo"): Promise<Section | null> {
    if (!(await this.keepAll())) return null;
    if (command === "undo" && this.undoes === "next_voice") {
      this.restored += 1;
      this.said = t("undo-done", { what: t("step-next_voice") });
      return this.next.takeBack();
    }
    const before = this.profile;
    const changed = await this.#enqueue(async () => {
      const changed = await call(command, { person: this.person });
      this.#dropKeptDrafts();
      this.#take(changed);
      return changed;
    });
    if (!changed) return null;
    this.restored += 1;
    if (changed.step === "look") {
      await this.preview.recall();
      void this.preview.refresh();
    }
    if (changed.step) this.said = t(`${command}-done`, { what: t(`step-${changed.step}`) });
    return before && changedSection(before, changed.profile);
  }

  #enqueue<T>(job: () => Promise<T>): Promise<T | null> {
    const run = this.#queue.then(async () => {
      if (this.#gone) return null;
      try {
        const result = await job();
        // As long as something still waits to be kept, why it was not stays on the screen.
        if (!this.pending) this.failure = null;
        return result;
      } catch (thrown) {
        if (!this.#gone) this.failure = failureIn(thrown);
        return null;
      }
    });
    this.#queue = run;
    return run;
  }

  async #keepLook(): Promise<void> {
    const choices = this.#look;
    if (!choices) return;
    const changed = await this.#ask("look", choices, () =>
      call("keep_look", { person: this.person, choices }),
    );
    if (!changed) return;
    if (!this.#gone) this.profile = changed.profile;
    if (this.#look === choices) this.#look = null;
  }

  /** Lets go of every draft, but of what was typed since and is not kept yet. */
  #dropKeptDrafts(): void {
    const waits = [...this.#waiting.keys()].flatMap((name) => this.#adds.get(name) ?? []);
    for (const key of [...this.#drafts.keys()])
      if (!waits.includes(key) && !this.#waiting.has(`line ${key}`)) this.#drafts.delete(key);
  }

  async #keep(name: string): Promise<void> {
    const make = this.#waiting.get(name);
    if (!make) return;
    const change = make();
    if (change) {
      try {
        const changed = await this.#ask(name, change, () =>
          call("change", { person: this.person, change }),
        );
        if (!changed) return;
        const added = this.#adds.get(name) ?? [];
        changed.added.forEach((id, at) => {
          this.#becomeEntry(added[at] ?? "", id);
        });
        this.#take(changed);
      } catch (thrown) {
        if (!GONE.includes(failureIn(thrown).code)) throw thrown;
        if (change.does === "set_text") {
          await this.#keepAnew(name);
          return;
        }
      }
    }
    // Newer words came while this was on its way: they wait for their own pause.
    if (this.#waiting.get(name) === make) this.#waiting.delete(name);
    if (!this.#waiting.has(name)) this.#adds.delete(name);
  }

  /** Asks for something to be kept. Gives nothing where it is in the backup already, and would stand there twice. */
  async #ask(
    name: string,
    what: Change | Choices,
    keep: () => Promise<Changed>,
  ): Promise<Changed | null> {
    const text = JSON.stringify(what);
    if (this.#keptApart.get(name) === text) return null;
    try {
      return await keep();
    } catch (thrown) {
      if (failureIn(thrown).code === "changed_outside") this.#keptApart.set(name, text);
      throw thrown;
    }
  }

  /** Keeps words whose line is gone, which was not known here: they become a new one. */
  async #keepAnew(name: string): Promise<void> {
    const profile = await call("profile", { person: this.person });
    if (this.#gone) return;
    this.profile = profile;
    await this.#keep(name);
  }

  #lineChange(key: string): Change | null {
    const text = this.#drafts.get(key);
    const section = this.#sections.get(key);
    if (text === undefined || section === undefined) return null;
    const entry = this.#entry(section, key);
    if (entry) return entry.text === text ? null : { does: "set_text", entry: entry.id, text };
    // It is new, or is gone by now: nothing that was typed goes with it.
    return this.#addition(`line ${key}`, section, [key]);
  }

  /** The change that adds those of these lines that say something and are not kept yet. */
  #addition(name: string, section: Section, keys: readonly string[]): Change | null {
    const text = (key: string) => this.#drafts.get(key) ?? "";
    const added = keys.filter((key) => shows(text(key)) && !this.#entry(section, key));
    this.#adds.set(name, added);
    if (added.length === 0) return null;
    const entries = added.map((key) => ({ text: text(key), voice: this.voiceOf(section, key) }));
    return { does: "add_entries", section, at: this.#entries(section).length, entries };
  }

  /** Takes in what a line says now, and whose words it is: what stood beside it when it began, or what it was. */
  #say(section: Section, key: string, text: string): void {
    this.#drafts.set(key, text);
    this.#sections.set(key, section);
    const entry = this.#entry(section, key);
    if (entry) this.#voices.set(key, entry.voice);
    else if (!shows(text)) this.#voices.delete(key);
    else this.#voices.set(key, this.voiceOf(section, key));
  }

  #entries(section: Section): readonly EntryView[] {
    return this.profile?.sections.find((s) => s.section === section)?.entries ?? [];
  }

  #entry(section: Section, key: string): EntryView | undefined {
    const id = this.#ids.get(key) ?? key;
    return this.#entries(section).find((entry) => entry.id === id);
  }

  #becomeEntry(key: string, id: string): void {
    const section = this.#sections.get(key);
    if (!section) return;
    const fresh = this.#fresh.get(section) ?? [];
    // The line of this key is gone, and may come back as it was: the new one has its own.
    if (!fresh.includes(key)) return;
    this.#keys.set(id, key);
    this.#ids.set(key, id);
    const rest = fresh.filter((other) => other !== key);
    this.#fresh.set(section, rest);
    if (rest.length === 0) this.#addFresh(section);
  }

  #newKey(): string {
    return `new-${String(++this.#count)}`;
  }

  #addFresh(section: Section): string {
    const key = this.#newKey();
    this.#fresh.set(section, [...(this.#fresh.get(section) ?? []), key]);
    return key;
  }

  #take(changed: Changed): void {
    if (this.#gone) return;
    this.profile = changed.profile;
    if (changed.step === "photo") this.photoStamp = String(Number(this.photoStamp) + 1);
    void this.preview.refresh();
  }
}

/** The first section whose lines are not the same in both. */
export function changedSection(before: ProfileView, after: ProfileView): Section | null {
  const entries = (profile: ProfileView, section: Section) =>
    JSON.stringify(profile.sections.find((s) => s.section === section)?.entries ?? []);
  const found = after.sections.find(
    (s) => entries(before, s.section) !== entries(after, s.section),
  );
  return found?.section ?? null;
}
