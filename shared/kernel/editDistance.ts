/** How many letters must be changed, added or left out to make one text the other (Levenshtein). For words, not for pages. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(a).entries()) {
    const next = [index + 1];
    for (const [place, other] of Array.from(b).entries())
      next.push(Math.min(next[place]! + 1, row[place + 1]! + 1, row[place]! + (letter === other ? 0 : 1)));
    row = next;
  }
  return row[Array.from(b).length]!;
}
