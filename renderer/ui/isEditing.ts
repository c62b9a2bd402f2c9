const NO_TEXT = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'file', 'color']);

/** Whether keys go into a text just now. */
export const isEditing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    (target instanceof HTMLInputElement ? !NO_TEXT.has(target.type) : /^(TEXTAREA|SELECT)$/.test(target.tagName)));
