// When something was last changed, as one would say it.

const DAY = 86_400_000;

export type When = "today" | "yesterday" | "weekday" | "last-week" | "day" | "day-and-year";

/** How many calendar days there are from one to the other, both in local time. */
export function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(to) - midnight(from)) / DAY);
}

/** Which way of saying it fits, by the calendar days between `then` and `now`, both in local time. */
export function when(then: Date, now: Date): When {
  const days = daysBetween(then, now);
  if (days <= 0) return "today";
  if (days === 1) return "yesterday";
  if (days < 7) return "weekday";
  if (days < 14) return "last-week";
  return then.getFullYear() === now.getFullYear() ? "day" : "day-and-year";
}
