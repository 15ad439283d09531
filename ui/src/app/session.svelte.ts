// Which screen is shown, and whose library is open. There is one window, so there is one session.

import {
  call,
  failureIn,
  type About,
  type Failure,
  type Opened,
  type ReadingView,
  type Start,
  type Then,
} from "../platform";
import { flushSync } from "svelte";
import type { Place } from "./sections";
import { NextVoices } from "./next-voice.svelte";
import { PLACES } from "./sections";
import { forgetSurroundings } from "./surroundings";
import { Writing } from "./writing.svelte";

export type Screen =
  | { is: "nothing" }
  | { is: "start"; instead: boolean }
  | { is: "passphrase"; about: About }
  | { is: "unlock" }
  | { is: "renew"; code: string }
  | { is: "safety"; news: string | null }
  | { is: "example" }
  | { is: "reading"; reading: ReadingView }
  | { is: "mended" }
  | { is: "people" }
  | { is: "name" }
  | { is: "builder"; place: Place };

/** How long the shell may take to begin the page anew. */
const ANEW = 5000;

class Session {
  screen = $state.raw<Screen>({ is: "nothing" });
  /** What was shown before the example. */
  #before: Screen = { is: "nothing" };
  /** The first screen, as it was before a passphrase was asked for. */
  #start: Screen = { is: "nothing" };
  opened = $state.raw<Opened | null>(null);
  /** Whether it was said in this sitting that conflict copies lie beside the library. */
  conflictsSeen = $state(false);
  folder = $state("");
  /** Whether this computer keeps the key of the library. */
  keychain = $state(false);
  writing = $state.raw<Writing | null>(null);
  /** Whose words come next, of everybody who was opened in this sitting. */
  readonly voices = new NextVoices();
  failure = $state.raw<Failure | null>(null);
  /** A line to show once the place it stands in is there: its entry's id. */
  wanted = $state<string | null>(null);
  /** Who was opened from the list: the search that was in it, and the place of their card. */
  cameFrom: { search: string; at: number } | null = null;

  /** Asks the shell where things stand, and shows that. */
  async begin(): Promise<void> {
    try {
      await this.follow(await call("start"));
    } catch (thrown) {
      this.failure = failureIn(thrown);
      this.screen = { is: "unlock" };
    }
  }

  /** Shows what belongs to a state the shell has told. */
  async follow(start: Start): Promise<void> {
    this.folder = start.folder;
    this.keychain = start.keychain;
    switch (start.state.is) {
      case "new":
        // Beside a library that stays locked, there is a way back to it.
        this.screen = { is: "start", instead: this.screen.is === "unlock" };
        break;
      case "locked":
        this.failure = start.trouble;
        this.screen = { is: "unlock" };
        break;
      case "open":
        if (start.then.is === "safety") {
          this.opened = start.state;
          this.screen = start.then;
        } else await this.enter(start.state);
    }
  }

  /**
   * A passphrase or a code was typed into this page, and stays in its memory. Another page takes its place and goes on
   * from there; should none, this one does.
   */
  async anew(then: Then, otherwise: () => void | Promise<void>): Promise<void> {
    await call("begin_page_anew", { then });
    await new Promise((resolve) => setTimeout(resolve, ANEW));
    await otherwise();
  }

  /** Goes home in a library that has just been opened with what was typed here. */
  async typed(opened: Opened): Promise<void> {
    await this.anew({ is: "home" }, () => this.enter(opened));
  }

  /** Goes home in a library that has just been opened. */
  async enter(opened: Opened): Promise<void> {
    this.opened = opened;
    this.failure = null;
    if (opened.reading) this.screen = { is: "reading", reading: opened.reading };
    else if (opened.about === "others") this.screen = { is: "people" };
    else if (opened.me === null) this.screen = { is: "name" };
    else await this.write(opened.me);
  }

  /** Leaves whatever is shown for what keeps the library safe. */
  async safety(): Promise<void> {
    if (await this.#putAway()) this.screen = { is: "safety", news: null };
  }

  /** Ends the writing, with everything kept but a picture that was only looked at. Says whether all of it is kept. */
  async #putAway(): Promise<boolean> {
    if (this.writing && !(await this.writing.keepAll())) return false;
    // One that the shell cannot let go of now goes with the next one, or when the library is locked.
    await this.writing?.dropPicture().catch(() => null);
    this.writing = null;
    return true;
  }

  /** Back to where the open library begins. */
  async home(): Promise<void> {
    if (this.opened) await this.enter(this.opened);
  }

  /** Opened with a recovery code: a new passphrase comes first, and meanwhile nothing is shown. */
  recovered(opened: Opened, code: string): void {
    this.opened = opened;
    this.failure = null;
    this.screen = { is: "renew", code };
  }

  /** A damaged library is mended, and open. */
  mended(opened: Opened): void {
    this.opened = opened;
    this.screen = { is: "mended" };
  }

  /** Somebody who keeps their own page has said what they like to be called. */
  async named(me: string): Promise<void> {
    if (this.opened) this.opened = { ...this.opened, me };
    await this.write(me);
  }

  /** Opens the builder on a person. */
  async write(person: string, place: Place | undefined = PLACES[0]): Promise<void> {
    // Where others write, whose words a line is has to be asked.
    const unasked = this.opened?.about === "me" ? "own" : "not_said";
    const writing = new Writing(person, this.voices.of(person, unasked));
    await writing.load();
    this.writing = writing;
    if (place) this.screen = { is: "builder", place };
  }

  /** Goes on to the passphrase of a new library, and comes back from there. */
  make(about: About): void {
    this.#start = this.screen;
    this.screen = { is: "passphrase", about };
  }

  leaveMaking(): void {
    this.screen = this.#start;
  }

  go(place: Place): void {
    this.screen = { is: "builder", place };
  }

  /** Leaves the builder for the list. */
  async people(): Promise<void> {
    if (await this.#putAway()) this.screen = { is: "people" };
  }

  example(): void {
    this.#before = this.screen;
    this.screen = { is: "example" };
  }

  leaveExample(): void {
    this.screen = this.#before;
  }

  /** Keeps what was typed, then locks. Stays when something could not be kept. */
  async lock(): Promise<void> {
    if (!(await this.#mayLeave())) return;
    // Closing may take its time, and nobody is to read on meanwhile.
    this.#forget();
    // What goes wrong in it is said where the library is opened again.
    await call("lock").catch(() => null);
    this.#awaitAnew();
  }

  /** Keeps what was typed, then lets the window close. Stays when something could not be kept. */
  async close(): Promise<void> {
    const may = await this.#mayLeave();
    if (may) this.#forget();
    await call(may ? "leave" : "stay");
  }

  /**
   * Keeps what was typed, and says whether the library may be closed. Where another program has changed it, nothing
   * more can be kept in it: what was typed is in a backup, and opening it again is the way on.
   */
  async #mayLeave(): Promise<boolean> {
    if (!this.writing || (await this.writing.keepAll())) return true;
    return this.writing.isApart;
  }

  /** The shell has closed the library. */
  locked(): void {
    this.#forget();
    this.#awaitAnew();
  }

  /** Forgets everything, and shows nothing. */
  #forget(): void {
    this.writing?.forget();
    this.writing = null;
    this.voices.forgetAll();
    this.opened = null;
    this.conflictsSeen = false;
    this.wanted = null;
    this.cameFrom = null;
    this.failure = null;
    this.screen = { is: "nothing" };
    // What was written is gone from the page first.
    flushSync();
    forgetSurroundings();
  }

  /** The shell begins the page anew, once the library is closed. Should it not, the way back into it is shown. */
  #awaitAnew(): void {
    setTimeout(() => {
      if (this.screen.is === "nothing") this.screen = { is: "unlock" };
    }, ANEW);
  }
}

export const session = new Session();
