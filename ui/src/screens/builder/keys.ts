// Which undo the keys mean.

/**
 * Inside a field whose words are not kept yet, Ctrl+Z is the field's own; everywhere else it undoes the last change
 * that was kept.
 */
export function wantsNativeUndo(target: EventTarget | null, pending: boolean): boolean {
  if (target instanceof HTMLTextAreaElement) return pending;
  return target instanceof HTMLInputElement && pending && target.type === "text";
}
