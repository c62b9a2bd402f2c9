/** Control characters, the marks that turn the direction of text, and what Windows does not take. */
const NOT_IN_NAMES = /[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** Systems take 255 bytes; a name in the making has some more behind it. */
const LONGEST = 180;

/**
 * A name that any system takes for a file, and that leads nowhere: no part of a path, nothing hidden, and its ending stays.
 *
 * @param fallback where nothing is left of it
 */
export function safeFileName(name: string, fallback: string): string {
  const plain = name
    .replace(/\p{Surrogate}/gu, ' ')
    .replace(NOT_IN_NAMES, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (plain === '') return fallback;
  const safe = RESERVED.test(plain) ? `_${plain}` : plain;
  const ending = /\.[^. ]{1,20}$/.exec(safe)?.[0] ?? '';
  let stem = safe.slice(0, safe.length - ending.length);
  while (Buffer.byteLength(stem + ending) > LONGEST) stem = Array.from(stem).slice(0, -1).join('');
  return stem.trimEnd() + ending;
}

/** What a file is that goes out of Slipway, for the dialog that asks where to. */
export interface FileKind {
  /** Of the dialog. */
  title: string;
  /** Of the file's name, without the dot. */
  ending: string;
  /** What files of the kind are called: `PDF document`. */
  kind: string;
}
