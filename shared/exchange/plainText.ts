/** Names of characters that editors of trackers write; all others stay as they stand. */
const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  euro: '€',
  pound: '£',
  copy: '©',
  reg: '®',
  deg: '°',
};

const STARTS_AS_HTML = /^\s*<(?:p|div|span|ul|ol|h[1-6]|table|br|b|i|u|em|strong|a|pre|blockquote)\b[^<>]*>/i;

/** Whether a cell is what a rich text editor left in it. */
export const isHtml = (cell: string): boolean => STARTS_AS_HTML.test(cell);

/** HTML as the text that a reader sees: paragraphs as lines, list items with a dash. Nothing of it is ever run or fetched. */
export function htmlToText(html: string): string {
  return html
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/<br\b[^<>]*>/gi, '\n')
    .replace(/<li\b[^<>]*>/gi, '\n- ')
    .replace(/<\/?(?:p|div|ul|ol|tr|table|h[1-6]|pre|blockquote)\b[^<>]*>/gi, '\n')
    .replace(/<\/?t[dh]\b[^<>]*>/gi, ' ')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#x?[\da-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => decoded(name) ?? whole)
    .split('\n')
    .map((row) => row.replaceAll('\u00A0', ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function decoded(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED[name.toLowerCase()];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;
}
