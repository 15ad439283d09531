// The only door to the shell. Nothing else in the page knows that Tauri is there.

import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import {
  CLOSING_EVENT,
  LEFT_ALONE_EVENT,
  LOCKED_EVENT,
  WRITING_ANEW_EVENT,
  type Commands,
  type Failure,
} from "./contract";

export type * from "./contract";
export { NEEDS } from "./contract";

/** A command that failed: why, in the form the wording has a sentence for. */
export class Failed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}

type ArgsOf<C extends keyof Commands> = Commands[C]["args"];
type Given<C extends keyof Commands> = Record<string, never> extends ArgsOf<C> ? [] : [ArgsOf<C>];

/** What is secret among what a command is given. */
const SECRETS = ["passphrase", "code", "proof"] as const;
let sent = false;

/** Whether something secret was typed into this page and sent to the shell: the page is not to stay then. */
export const hasSentSecret = (): boolean => sent;

/** Asks the shell to do something. Throws `Failed` and nothing else. */
export async function call<C extends keyof Commands>(
  command: C,
  ...given: Given<C>
): Promise<Commands[C]["answer"]> {
  const named: Record<string, unknown> = given[0] ?? {};
  sent ||= SECRETS.some((name) => (named[name] ?? null) !== null);
  try {
    return await invoke<Commands[C]["answer"]>(command, given[0]);
  } catch (thrown) {
    throw new Failed(asFailure(thrown));
  }
}

/** Calls back whenever the shell has locked the library. */
export function onLocked(then: () => void): void {
  void listen(LOCKED_EVENT, then);
}

/** Calls back when nobody is there any more; the library is then to be locked. */
export function onLeftAlone(then: () => void): void {
  void listen(LEFT_ALONE_EVENT, then);
}

/** Calls back with how far writing the library anew has come, from 0 to 1. */
export function onWritingAnew(then: (part: number) => void): void {
  void listen<number>(WRITING_ANEW_EVENT, (event) => {
    then(event.payload);
  });
}

/** Calls back when the window is about to close; it does when `leave` is called. */
export function onClosing(then: () => void): void {
  void listen(CLOSING_EVENT, then);
}

function asFailure(thrown: unknown): Failure {
  const unexpected: Failure = { code: "unexpected", details: {}, faults: [] };
  if (typeof thrown !== "object" || thrown === null || !("code" in thrown)) return unexpected;
  return { ...unexpected, ...(thrown as Failure) };
}

/** The failure in whatever was thrown. */
export function failureIn(thrown: unknown): Failure {
  return thrown instanceof Failed
    ? thrown.failure
    : { code: "unexpected", details: {}, faults: [] };
}
