// The square of a picture that is kept, in pixels of the picture.

export interface Size {
  width: number;
  height: number;
}

export interface Square {
  left: number;
  top: number;
  side: number;
}

/** The smallest square that can be chosen: smaller would print badly. */
export const SMALLEST = 96;

/** The smallest side that can be chosen of this picture; a small one is taken as it is. */
export function smallest({ width, height }: Size): number {
  return Math.min(SMALLEST, width, height);
}

/** Whole pixels, within the picture. */
export function within(square: Square, picture: Size): Square {
  const { width, height } = picture;
  const side = clamp(Math.round(square.side), smallest(picture), Math.min(width, height));
  return {
    side,
    left: clamp(Math.round(square.left), 0, width - side),
    top: clamp(Math.round(square.top), 0, height - side),
  };
}

/** What is chosen at first: as much as there is, and of an upright picture the upper part, where faces are. */
export function firstSquare({ width, height }: Size): Square {
  const side = Math.min(width, height);
  return within({ side, left: (width - side) / 2, top: (height - side) / 4 }, { width, height });
}

/** Another size round the same middle. */
export function resized(square: Square, side: number, picture: Size): Square {
  const to = within({ ...square, side }, picture).side;
  const shift = (square.side - to) / 2;
  return within({ side: to, left: square.left + shift, top: square.top + shift }, picture);
}

export type Corner = "nw" | "ne" | "sw" | "se";

/** One corner is pulled by so many pixels; the one across from it stays. */
export function pulled(square: Square, corner: Corner, dx: number, dy: number, of: Size): Square {
  const west = corner.endsWith("w");
  const north = corner.startsWith("n");
  const right = square.left + square.side;
  const bottom = square.top + square.side;
  const wider = west ? -dx : dx;
  const higher = north ? -dy : dy;
  const room = Math.min(
    west ? right : of.width - square.left,
    north ? bottom : of.height - square.top,
  );
  const side = clamp(Math.round(square.side + Math.max(wider, higher)), smallest(of), room);
  return within(
    { side, left: west ? right - side : square.left, top: north ? bottom - side : square.top },
    of,
  );
}

/** What to say of a square that needs so many pixels a side to be printed sharp: it is too small, or the picture is. */
export function softness(square: Square, of: Size, needs: number): string | null {
  if (square.side >= needs) return null;
  return square.side < Math.min(of.width, of.height) ? "photo-soft" : "photo-soft-whole";
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
