// Where the cards of a list stand that may be a hundred thousand long: side by side in rows of one height, so that only
// those near what is shown need to be there.

export interface Grid {
  /** How many cards there are in all. */
  count: number;
  /** How many stand side by side. */
  columns: number;
  /** In pixels. */
  rowHeight: number;
}

/** A run of cards: from this one up to, and without, that one. */
export interface Run {
  from: number;
  to: number;
}

/** The web view draws no box higher than 33 554 431 pixels. */
const HIGHEST = 33_000_000;

/** How many cards of at least that width stand side by side. */
export function columnsIn(width: number, least: number): number {
  return Math.max(1, Math.floor(width / least));
}

/** How many of the cards there is room for in one box. */
export function fitting({ count, columns, rowHeight }: Grid): number {
  return Math.min(count, Math.floor(HIGHEST / rowHeight) * columns);
}

/** The height of all rows, in pixels. */
export function heightOf(grid: Grid): number {
  return Math.ceil(fitting(grid) / grid.columns) * grid.rowHeight;
}

/** The cards between two heights, in pixels from the top of the first; whole rows. */
export function between(grid: Grid, top: number, bottom: number): Run {
  const fit = fitting(grid);
  const edge = (row: number) => Math.min(fit, Math.max(0, row) * grid.columns);
  const from = edge(Math.floor(top / grid.rowHeight));
  return { from, to: Math.max(from, edge(Math.ceil(bottom / grid.rowHeight))) };
}

/** The card that is held, and its neighbours. */
export function beside(held: number | null, fit: number): number[] {
  if (held === null) return [];
  return [held - 1, held, held + 1].filter((at) => at >= 0 && at < fit);
}

/** The cards of a run, and those that are held, in order. */
export function withHeld(run: Run, held: number[]): number[] {
  const cards = Array.from({ length: run.to - run.from }, (_, at) => run.from + at);
  return [...new Set([...cards, ...held])].sort((a, b) => a - b);
}

/** Whether the cards from one on, of so many in all, hold all of a run that there are. */
export function covers(from: number, cards: number, total: number, run: Run): boolean {
  const to = Math.min(run.to, total);
  return run.from >= to || (from <= run.from && from + cards >= to);
}
