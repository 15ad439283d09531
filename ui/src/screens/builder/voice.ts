import { session } from "../../app/session.svelte";
import type { VoiceView, Whose } from "../../platform";
import { t } from "../../wording";

/** Every kind of voice, in the order it is offered. */
export const VOICES: readonly Whose[] = ["own", "family_or_friend", "staff", "guess"];

/** Whose words a line is, in a few words: who said it, where that is known. */
export function voiceWords(voice: VoiceView): string {
  if (voice.name === "") return t(`voice-${voice.whose}`);
  return voice.whose === "guess" ? t("line-guess-of", { name: voice.name }) : voice.name;
}

/** The person's own words: "mine" in a library about oneself. */
export function ownWords(name: string): string {
  return session.opened?.about === "me" ? t("voice-own") : t("voice-own-of", { name });
}
