// Where a dragged line goes.

/** The place among the others, counted from 0, for a pointer at `y`; `middles` are theirs, from the top down. */
export function targetIndex(middles: readonly number[], y: number): number {
  const below = middles.findIndex((middle) => y < middle);
  return below === -1 ? middles.length : below;
}

/** The same things, with the one that is meant at another place. */
export function reordered<T>(things: readonly T[], isIt: (thing: T) => boolean, to: number): T[] {
  const it = things.find(isIt);
  if (it === undefined) return [...things];
  const others = things.filter((thing) => thing !== it);
  return [...others.slice(0, to), it, ...others.slice(to)];
}
