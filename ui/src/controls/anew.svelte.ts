// How far writing the whole library anew has come, while that is under way: the shell tells.

import { onWritingAnew } from "../platform";

/** Nobody need be told of what takes no longer, in milliseconds. */
const MOMENT = 2000;

class Anew {
  /** From 0 to 1; nothing where none is under way, or it is nearly done. */
  part = $state<number | null>(null);
  /** About how many seconds more, once that can be said. */
  left = $state<number | null>(null);
  #since = 0;

  constructor() {
    onWritingAnew((part) => {
      this.#told(part);
    });
  }

  /** Nothing is under way: what was told of the last one says nothing any more. */
  forget(): void {
    [this.part, this.left] = [null, null];
  }

  #told(part: number): void {
    if (this.part === null || part < this.part) this.#since = performance.now();
    const spent = performance.now() - this.#since;
    const left = part > 0 ? Math.ceil((spent * (1 - part)) / part / 1000) : null;
    this.part = part >= 1 ? null : part;
    this.left = this.part !== null && spent > MOMENT && left !== null ? left : null;
  }
}

export const anew = new Anew();
