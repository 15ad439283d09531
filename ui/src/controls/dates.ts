// Dates as people give them, part by part: a picker helps nobody to find 1951.

export interface Parts {
  day: string;
  month: string;
  year: string;
}

/** The parts of `2026-03-31`; empty ones of nothing. */
export function partsOf(date: string): Parts {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!found) return { day: "", month: "", year: "" };
  return { day: String(Number(found[3])), month: String(Number(found[2])), year: found[1] ?? "" };
}

/** The date the parts make: nothing of three empty ones, and `null` while they do not make one. */
export function dateOf({ day, month, year }: Parts): string | null {
  if (day.trim() === "" && month.trim() === "" && year.trim() === "") return "";
  const [d, m, y] = [Number(day), Number(month), Number(year)];
  if (!Number.isInteger(d) || !Number.isInteger(m) || !/^\d{4}$/.test(year.trim())) return null;
  const date = new Date(Date.UTC(y, m - 1, d));
  date.setUTCFullYear(y);
  const real = date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  return real ? date.toISOString().slice(0, 10) : null;
}

/** Today, as `2026-03-31`, by the clock on the wall. */
export function today(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
