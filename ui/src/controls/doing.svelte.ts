// One thing at a time that the shell is asked for: whether it is under way, and why the last one did not come about.

import { failureIn, type Failure } from "../platform";

export class Doing {
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);

  /** Does something, unless something is under way. Says whether it was done. */
  async once(work: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await work();
      this.failure = null;
      return true;
    } catch (thrown) {
      this.failure = failureIn(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
