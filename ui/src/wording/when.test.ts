import { expect, test } from "vitest";
import { when } from "./when";

const now = new Date(2026, 2, 18, 9, 0);
const at = (month: number, day: number, hour = 12, year = 2026) =>
  new Date(year, month - 1, day, hour);

test("a change is said by calendar days, not by hours", () => {
  expect(when(at(3, 18, 0), now)).toBe("today");
  expect(when(at(3, 17, 23), now)).toBe("yesterday");
  expect(when(at(3, 16, 23), now)).toBe("weekday");
  expect(when(at(3, 12), now)).toBe("weekday");
  expect(when(at(3, 11), now)).toBe("last-week");
  expect(when(at(3, 5), now)).toBe("last-week");
  expect(when(at(3, 4), now)).toBe("day");
  expect(when(at(11, 2, 12, 2025), now)).toBe("day-and-year");
});

test("a clock that went back still says today", () => {
  expect(when(at(3, 19), now)).toBe("today");
});
