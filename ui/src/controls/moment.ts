// A moment as one would say it: "today at 10:30", "3 November at 10:30".

import { t } from "../wording";
import { when } from "../wording/when";

/** The day in words, and the time of day. `at` is as the shell writes it. */
export function moment(at: string): string {
  const date = new Date(at);
  const how = when(date, new Date());
  // Beside a time of day, last week is not said closely enough.
  const day = t(`changed-${how === "last-week" ? "day" : how}`, { date });
  const time = date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return t("moment", { day, time });
}
