// What somebody's page waits for, most pressing first.

import type { PersonCard } from "../../platform";

/** How many days before the day a page is to be looked at again the list begins to say so. */
const AHEAD = 14;
const DAY = 86_400_000;

export type Attention =
  | { is: "review"; late: boolean; days: number }
  | { is: "nothing" }
  | { is: "guesses"; count: number };

/** What needs attention, if anything does; `today` is `2026-03-31`, by the clock on the wall. */
export function attention(
  card: Pick<PersonCard, "lines" | "guesses" | "look_again">,
  today: string,
): Attention | null {
  if (card.look_again !== "") {
    const days = Math.round((Date.parse(card.look_again) - Date.parse(today)) / DAY);
    if (days <= AHEAD) return { is: "review", late: days < 0, days: Math.abs(days) };
  }
  if (card.lines === 0) return { is: "nothing" };
  return card.guesses > 0 ? { is: "guesses", count: card.guesses } : null;
}
