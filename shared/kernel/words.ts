/** `Production` of `production`. */
export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `inside the freeze` of `Inside the freeze`: a sentence inside another one. */
export const uncapitalise = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** `Length minutes` of the field `lengthMinutes`. */
export const spellField = (field: string): string =>
  capitalise(
    field.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`),
  );

/**
 * `Monday, Wednesday and Friday`; of more than `most` the first ones, and how many others there are: `REL-1, REL-2 and 3 more`.
 *
 * @param others what is said of those, by their number
 */
export function sayList(
  words: readonly string[],
  most = Number.POSITIVE_INFINITY,
  others = (count: number): string => `${count} more`,
): string {
  if (words.length < 2) return words[0] ?? '';
  const named = words.length <= most ? words.length - 1 : most - 1;
  const last = words.length <= most ? words[named]! : others(words.length - named);
  return `${words.slice(0, named).join(', ')} and ${last}`;
}
