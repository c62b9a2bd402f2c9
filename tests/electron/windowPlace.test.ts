import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitToScreen, type Place, readPlace } from '../../electron/desktop/windowPlace.ts';

const LAPTOP: Place = { x: 0, y: 25, width: 1440, height: 875 };

describe('the place of a window', () => {
  it('is as it was, also partly off the screen and on a second one to the left', () => {
    const places: [Place, Place][] = [
      [{ x: 100, y: 60, width: 1280, height: 800 }, LAPTOP],
      [{ x: 1300, y: 25, width: 1280, height: 800 }, LAPTOP],
      [{ x: -1100, y: 800, width: 1280, height: 800 }, LAPTOP],
      [
        { x: -1800, y: 100, width: 1400, height: 900 },
        { x: -1920, y: 0, width: 1920, height: 1080 },
      ],
    ];
    for (const [last, screen] of places) expect(fitToScreen(last, screen)).toEqual(last);
  });

  it('is the middle of the nearest screen where its own is gone', () => {
    for (const [x, y] of [
      [-5000, -3000],
      [1900, 100],
      [100, 900],
      [100, -400],
      [-1250, 100],
    ] as const)
      expect(fitToScreen({ x, y, width: 1280, height: 800 }, LAPTOP)).toEqual({
        x: 80,
        y: 62,
        width: 1280,
        height: 800,
      });
  });

  it('is never larger than the screen, and its title bar always in reach', () => {
    const number = integer({ min: -8000, max: 8000 });
    const size = integer({ min: 1, max: 8000 });
    assert(
      property(number, number, size, size, (x, y, width, height) => {
        const fitted = fitToScreen({ x, y, width, height }, LAPTOP);
        expect(fitted.width).toBeLessThanOrEqual(LAPTOP.width);
        expect(fitted.height).toBeLessThanOrEqual(LAPTOP.height);
        expect(fitted.y).toBeGreaterThanOrEqual(LAPTOP.y);
        expect(fitted.y).toBeLessThan(LAPTOP.y + LAPTOP.height);
        const inSight = Math.min(fitted.x + fitted.width, LAPTOP.x + LAPTOP.width) - Math.max(fitted.x, LAPTOP.x);
        expect(inSight).toBeGreaterThanOrEqual(Math.min(100, fitted.width));
      }),
    );
  });

  it('is not taken from a file that cannot be read', () => {
    expect(readPlace('{"x":1,"y":2,"width":3,"height":4}')).toEqual({ x: 1, y: 2, width: 3, height: 4 });
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{}',
      '{"x":1,"y":2,"width":"3","height":4}',
      '{"x":1,"y":2,"width":0,"height":4}',
    ])
      expect(readPlace(text)).toBe(null);
  });
});
