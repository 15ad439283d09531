/** The first letter of a name as a reader sees it: whole, with its marks. */
export function initial(name: string): string {
  const parts = [
    ...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(name.trim()),
  ];
  // A mark that only turns the direction of writing is not seen.
  const seen = parts.find(({ segment }) => /[\p{L}\p{N}]/u.test(segment)) ?? parts[0];
  return seen?.segment.toLocaleUpperCase() ?? "";
}
