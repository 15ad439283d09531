// What the shell takes for words, known here too: a key need not wait for an answer.

import { SHOWS_NOTHING } from "./contract";

/** Whether somebody who looks at a text sees anything. One that shows nothing is not taken for words or for a name. */
export function shows(text: string): boolean {
  return !SHOWS_NOTHING.test(text);
}
