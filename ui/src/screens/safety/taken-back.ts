// What is said once a way into the library was taken back.

import type { TakenBack } from "../../platform";
import { t } from "../../wording";

/** What was done, and where an older copy of the key file still opens the library. */
export function takenBack(done: string, how: TakenBack): string {
  return how === "here" ? `${done} ${t("taken-back-here")}` : done;
}
