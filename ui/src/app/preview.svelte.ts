// The document of one person as it will print. The newest answer wins; one question is on its way at a time.

import { call, failureIn, type Choices, type Document, type Failure } from "../platform";
import { USUAL } from "./choices";

export class Preview {
  document = $state.raw<Document | null>(null);
  choices = $state.raw<Choices>(USUAL);
  failure = $state.raw<Failure | null>(null);
  #running = false;
  #again = false;
  #gone = false;

  /** `keep` keeps a choice with the person. */
  constructor(
    readonly person: string,
    readonly keep: (choices: Choices) => void,
  ) {}

  /** Takes up how the page was last chosen to look. */
  async recall(): Promise<void> {
    this.choices = (await call("look", { person: this.person })) ?? USUAL;
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
    this.keep(this.choices);
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
