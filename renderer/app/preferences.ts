import { useMediaQuery } from '@mantine/hooks';
import type { Preferences } from '../../shared/api/preferences.ts';
import { toastRefusal } from '../ui/toasts.tsx';
import { useSession } from './session.ts';
import { request } from './transport.ts';

export const usePreferences = (): Preferences => useSession((session) => session.preferences);

/** Shown at once, kept by main, and followed by every window. */
export function prefer(changes: Partial<Preferences>): void {
  useSession.setState(({ preferences }) => ({ preferences: { ...preferences, ...changes } }));
  void request('preferences.set', changes).then((reply) => reply.ok || toastRefusal(reply.refusal));
}

let timer: ReturnType<typeof setTimeout> | undefined;
const REST = 300;

/** While an edge is drawn only this window follows; the width is kept once the hand rests. */
export function drawWidth(changes: Pick<Partial<Preferences>, 'sidebarWidth' | 'peekWidth'>): void {
  useSession.setState(({ preferences }) => ({ preferences: { ...preferences, ...changes } }));
  clearTimeout(timer);
  timer = setTimeout(() => prefer(changes), REST);
}

/** Until somebody draws it, the peek follows the window's width (DESIGN, section 2). */
export function usePeekWidth(): number {
  const { peekWidth } = usePreferences();
  const isNarrow = useMediaQuery('(max-width: 1359px)', false, { getInitialValueInEffect: false });
  return peekWidth ?? (isNarrow ? 316 : 372);
}

export const rowHeight = ({ density }: Preferences): number => (density === 'compact' ? 28 : 32);
