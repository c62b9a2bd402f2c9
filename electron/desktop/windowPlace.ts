import { z } from 'zod';

/** In pixels of the desktop. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

const place = z.object({ x: z.number(), y: z.number(), width: z.number().min(1), height: z.number().min(1) });

/** What was kept of a window; null where that cannot be read. */
export function readPlace(text: string): Place | null {
  try {
    return place.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** So much of the title bar must be in reach of the mouse, else the window could not be moved back. */
const GRIP = 100;
const TITLE_BAR = 40;

/**
 * Where a window may open that lay there last: never larger than the screen, and where its title bar would be out of reach,
 * because the screen it was on is gone or smaller now, in the middle of the nearest one.
 *
 * @param workArea the nearest screen, without its bars
 */
export function fitToScreen(last: Place, workArea: Place): Place {
  const width = Math.min(last.width, workArea.width);
  const height = Math.min(last.height, workArea.height);
  const isInReach =
    last.x + width >= workArea.x + GRIP &&
    last.x <= workArea.x + workArea.width - GRIP &&
    last.y >= workArea.y &&
    last.y <= workArea.y + workArea.height - TITLE_BAR;
  if (isInReach) return { x: last.x, y: last.y, width, height };
  const middle = (start: number, room: number, size: number) => start + Math.floor((room - size) / 2);
  return {
    x: middle(workArea.x, workArea.width, width),
    y: middle(workArea.y, workArea.height, height),
    width,
    height,
  };
}
