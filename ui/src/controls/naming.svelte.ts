// Giving somebody their name: the one thing that is asked before a page is begun.

import { failureIn, type Failure } from "../platform";

export class Naming {
  name = $state("");
  failure = $state.raw<Failure | null>(null);
  #busy = false;

  /** `give` takes the name once there is one. */
  constructor(readonly give: (name: string) => Promise<void>) {}

  readonly submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.#busy) return;
    const name = this.name.trim();
    if (name === "") {
      this.failure = { code: "no_name", details: {} };
      return;
    }
    this.#busy = true;
    try {
      await this.give(name);
    } catch (thrown) {
      this.failure = failureIn(thrown);
    } finally {
      this.#busy = false;
    }
  };
}
