// The document of one person as it will print. The newest answer wins; one question is on its way at a time.

import { SvelteMap } from "svelte/reactivity";
import { call, failureIn, type Choices, type Document, type Failure } from "../platform";
import { USUAL } from "./choices";

/** How each person's page was last chosen to look, by their id, until the app ends. */
const remembered = new SvelteMap<string, Choices>();

export class Preview {
  document = $state.raw<Document | null>(null);
  choices = $state.raw<Choices>(USUAL);
  failure = $state.raw<Failure | null>(null);
  #running = false;
  #again = false;
  #gone = false;

  constructor(readonly person: string) {
    this.choices = remembered.get(person) ?? USUAL;
  }

  async refresh(): Promise<void> {
    this.#again = true;
    if (this.#running) return;
    this.#running = true;
    while (this.#again && !this.#gone) {
      this.#again = false;
      try {
        const choices = this.choices;
        const document = await call("document", { person: this.person, choices });
        // What was asked for before somebody chose otherwise is no answer any more.
        if (!this.#gone && choices === this.choices) this.document = document;
        this.failure = null;
      } catch (thrown) {
        this.failure = failureIn(thrown);
      }
    }
    this.#running = false;
  }

  /** Prints it otherwise from now on. Another design has its own sizes, and its own need of a second page. */
  choose(part: Partial<Choices>): void {
    const fresh = part.design ? { size_pt: null, two_pages: false, small_photo: false } : {};
    this.choices = { ...this.choices, ...fresh, ...part };
    remembered.set(this.person, this.choices);
    void this.refresh();
  }

  /** Whether a line has no room on the document. */
  leavesOut(entry: string): boolean {
    return this.document?.left_out.some((left) => left.entry === entry) ?? false;
  }

  forget(): void {
    this.#gone = true;
    this.document = null;
  }
}
