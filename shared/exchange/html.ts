/** Text as it stands in HTML, in an attribute as well. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Text that somebody typed, in whichever direction it is written. */
export const typed = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`;
