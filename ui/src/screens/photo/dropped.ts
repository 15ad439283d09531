// A picture that is dropped on the window: the page reads its file, and the shell does all else.

/** More than any picture that is opened, in bytes: of a longer file the beginning is enough to know that it is. */
const ENOUGH = 41 * 2 ** 20;

/** Whether what is dragged over the window is a file. */
export function carriesFile(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** The bytes of a file in base64. */
export function inBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      // "data:image/png;base64,iVBORw0…": what is before the comma is the web view's guess.
      const address = String(reader.result);
      const comma = address.indexOf(",");
      resolve(comma < 0 ? "" : address.slice(comma + 1));
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error("the file cannot be read"));
    };
    reader.readAsDataURL(file.slice(0, ENOUGH));
  });
}
