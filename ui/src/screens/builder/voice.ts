import { session } from "../../app/session.svelte";
import type { ProfileView, VoiceView, Whose } from "../../platform";
import { shows } from "../../platform/shows";
import { t } from "../../wording";
import { isolated } from "../../wording/direction";

/** Every kind of voice, in the order it is offered. The compiler holds it complete. */
const voices: Record<Whose, true> = {
  own: true,
  family_or_friend: true,
  staff: true,
  guess: true,
  not_said: true,
};
export const VOICES = Object.keys(voices) as Whose[];

/** So many voices that were heard before are offered again. */
const MOST_KNOWN = 6;

/** Whether there is somebody else to be named. */
export function isSomebodyElse(whose: Whose): boolean {
  return whose !== "own" && whose !== "not_said";
}

/** Whether two voices are the same in everything. */
export function isSame(one: VoiceView, other: VoiceView): boolean {
  return (
    one.whose === other.whose && one.name === other.name && one.how_we_know === other.how_we_know
  );
}

/** A voice as it is kept: no name stands beside words that are the person's own, or nobody's yet. */
export function kept(voice: VoiceView): VoiceView {
  return isSomebodyElse(voice.whose)
    ? { ...voice }
    : { whose: voice.whose, name: "", how_we_know: "" };
}

/** Whose words a line of this person is, in a few words: who said it, where that is known. */
export function voiceWords(voice: VoiceView, person: string): string {
  if (voice.whose === "own") return ownWords(person);
  if (!isSomebodyElse(voice.whose) || !shows(voice.name)) return t(`voice-${voice.whose}`);
  return voice.whose === "guess" ? t("line-guess-of", { name: voice.name }) : isolated(voice.name);
}

/** The person's own words: "mine" in a library about oneself. */
export function ownWords(person: string): string {
  return session.opened?.about === "me" ? t("voice-own") : t("voice-own-of", { name: person });
}

/** Those who are named beside lines of this person already, the one named most often first. */
export function knownVoices(profile: ProfileView | null): VoiceView[] {
  const heard = new Map<string, { voice: VoiceView; lines: number }>();
  for (const { voice } of profile?.sections.flatMap((section) => section.entries) ?? []) {
    if (!["family_or_friend", "staff"].includes(voice.whose) || !shows(voice.name)) continue;
    const key = `${voice.whose} ${voice.name}`;
    const before = heard.get(key)?.lines ?? 0;
    heard.set(key, { voice: { ...voice, how_we_know: "" }, lines: before + 1 });
  }
  const often = [...heard.values()].sort((one, other) => other.lines - one.lines);
  return often.slice(0, MOST_KNOWN).map(({ voice }) => voice);
}
