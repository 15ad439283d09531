// A large picture made as small as it is shown. The web view does that by leaving out points, and what is left looks torn.

/** A picture of so many points, from one that is larger; nothing where it would not get much smaller. */
export async function shrunk(url: string, width: number, height: number): Promise<string | null> {
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  if (width < 1 || height < 1 || picture.naturalWidth < 1.5 * width) return null;
  let of: HTMLImageElement | HTMLCanvasElement = picture;
  let [wide, high] = [picture.naturalWidth, picture.naturalHeight];
  // By halves: each point is then made of all that it stands for.
  while (wide > 2 * width || high > 2 * height) {
    [wide, high] = [Math.max(width, Math.ceil(wide / 2)), Math.max(height, Math.ceil(high / 2))];
    of = drawnOn(of, wide, high);
  }
  return drawnOn(of, width, height).toDataURL("image/jpeg", 0.95);
}

function drawnOn(of: CanvasImageSource, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext("2d");
  if (!context) throw new Error("there is no canvas to draw on");
  context.imageSmoothingQuality = "high";
  context.drawImage(of, 0, 0, width, height);
  return canvas;
}
