const [CR, LF, TAB, SPACE] = [0x0d, 0x0a, 0x09, 0x20];

/**
 * Lines are folded by octets (RFC 5545, 3.1), so that a fold may stand inside a character of UTF-8. Such a fold is moved behind
 * the character: no line begins elsewhere, and the text can be decoded. In place; the same bytes are given back.
 */
export function mendFolds(bytes: Uint8Array): Uint8Array {
  for (let at = 0; at < bytes.length; at++) {
    const next = bytes[at + 1];
    if (bytes[at] !== LF || (next !== SPACE && next !== TAB)) continue;
    const begin = at > 0 && bytes[at - 1] === CR ? at - 1 : at;
    let end = at + 2;
    while (end < bytes.length && end < at + 5 && isContinuation(bytes[end]!)) end += 1;
    const moved = end - (at + 2);
    if (moved === 0 || begin === 0 || bytes[begin - 1]! < 0x80) continue;
    const fold = bytes.slice(begin, at + 2);
    bytes.copyWithin(begin, at + 2, end);
    bytes.set(fold, begin + moved);
    at = end - 1;
  }
  return bytes;
}

const isContinuation = (byte: number): boolean => byte >= 0x80 && byte < 0xc0;
