// Why a library cannot be opened to write in it, where it can be looked at all the same.

import type { ErrorCode, Failure } from "../../platform";

const READABLE: readonly ErrorCode[] = [
  "library_damaged",
  "changes_missing",
  "library_too_new",
  "library_in_use",
  "open_elsewhere",
  "keys_missing",
  "cannot_write",
];

export function isReadable(failure: Failure | null): boolean {
  return failure !== null && READABLE.includes(failure.code);
}
