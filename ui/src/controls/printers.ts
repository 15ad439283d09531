import type { Printer } from "../platform";

/** The name of the printer to offer first: the usual one, or any; nothing where there is none. */
export function usualPrinter(printers: readonly Printer[]): string {
  return (printers.find((printer) => printer.usual) ?? printers[0])?.name ?? "";
}
