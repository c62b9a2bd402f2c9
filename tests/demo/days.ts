/** Days of the coming month, so that the demo never plays in the past. */
const today = new Date();
const first = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1));
const firstSaturday = addDays(first, (6 - first.getUTCDay() + 7) % 7);

/** The nth Saturday of the coming month, counted from 1, or a day so many days after it: `2026-12-05`. */
export const saturday = (nth: number, later = 0): string =>
  addDays(firstSaturday, (nth - 1) * 7 + later)
    .toISOString()
    .slice(0, 10);

function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * 86_400_000);
}
