import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../renderer/styles/tokens.css'), 'utf8');

type Scheme = 'light' | 'dark';

/** Every token of the file that is a colour in both schemes: `--text: light-dark(#1b2027, #e8ebef)`. */
function readColours(source: string): Map<string, Record<Scheme, string>> {
  const tokens = source.matchAll(/--([\w-]+):\s*light-dark\(\s*(#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\s*\)/gi);
  return new Map([...tokens].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]));
}

const colours = readColours(css);

function colour(name: string, scheme: Scheme): string {
  const found = colours.get(name);
  if (!found) throw new Error(`tokens.css has no colour --${name}`);
  return found[scheme];
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [brighter, darker] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (brighter! + 0.05) / (darker! + 0.05);
}

const GROUNDS = ['frame', 'surface', 'well', 'hover', 'raised'];
const withSuffix = (suffix: string) => [...colours.keys()].filter((name) => name.endsWith(suffix));
const roles = withSuffix('-fg').map((name) => name.slice(0, -'-fg'.length));

/** What must be read on what, and how well: from DESIGN section 3. */
const pairs: [ink: string, ground: string, least: number][] = [
  ...['text', 'text-2', 'text-3'].flatMap((ink) =>
    GROUNDS.map((ground) => [ink, ground, 4.5] as [string, string, number]),
  ),
  ...roles.flatMap((role) =>
    [...GROUNDS, `${role}-bg`].map((ground) => [`${role}-fg`, ground, 4.5] as [string, string, number]),
  ),
  ...withSuffix('-solid')
    .filter((name) => name !== 'on-solid')
    .map((solid) => ['on-solid', solid, 4.5] as [string, string, number]),
  ['edge', 'surface', 3],
];

describe('the contrast of the tokens', () => {
  it.each(pairs)('--%s on --%s is at least %d:1', (ink, ground, least) => {
    for (const scheme of ['light', 'dark'] as const)
      expect(contrast(colour(ink, scheme), colour(ground, scheme)), scheme).toBeGreaterThanOrEqual(least);
  });

  it('is looked at for every role that the design knows', () => {
    const known = ['accent', 'approval', 'block', 'emergency', 'hard', 'ok', 'soft', 'warn', 'window'];
    expect(roles.toSorted()).toEqual(known);
    for (const role of known)
      for (const part of ['bg', 'line', 'solid']) expect(colours.has(`${role}-${part}`)).toBe(true);
    // 126 pairs in both schemes, as the design says, and the edge.
    expect(pairs.length).toBeGreaterThanOrEqual(78);
  });
});

describe('contrast itself', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#000000', 21],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#123456', '#123456', 1],
  ])('of %s on %s is %d', (one, other, expected) => {
    expect(contrast(one, other)).toBeCloseTo(expected, 2);
  });

  it('is read from colours on one line or on several, and a missing one is not passed over', () => {
    const read = readColours('--a: light-dark(#111111, #EEEEEE); --b: light-dark(\n  #222222,\n  #333333\n);');
    expect(Object.fromEntries(read)).toEqual({
      a: { light: '#111111', dark: '#EEEEEE' },
      b: { light: '#222222', dark: '#333333' },
    });
    expect(() => colour('no-such', 'light')).toThrow('tokens.css has no colour --no-such');
  });
});
