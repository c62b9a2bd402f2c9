import { type Action, actions } from '../../shared/api/actions.ts';
import { isEditing } from '../ui/isEditing.ts';
import { runAction } from './actions.ts';
import { usePlace } from './place.ts';
import { useSession } from './session.ts';

/**
 * Accelerators work always; single keys and sequences, such as `G R`, are off while text is edited or a form is open. The
 * menu only shows accelerators, so that each key is heard in one place.
 */
export function listenToKeys(): void {
  let typed = '';
  let lastAt = 0;
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented) return;
    const accelerated = (actions as readonly Action[]).find(
      ({ accelerator }) => accelerator && matches(accelerator, event),
    );
    if (accelerated) return start(accelerated, event);
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
    if (isEditing(event.target) || usePlace.getState().form || !useSession.getState().preferences.hasSingleKeys) return;
    const isNext = typed !== '' && event.timeStamp - lastAt < 1500;
    typed = `${isNext ? `${typed} ` : ''}${event.key.toUpperCase()}`;
    lastAt = event.timeStamp;
    const action = find(typed) ?? find(event.key.toUpperCase());
    if (!action) return;
    typed = '';
    start(action, event);
  });
}

function start(action: Action, event: KeyboardEvent): void {
  if (action.needsPlan && useSession.getState().phase !== 'open') return;
  // A form that is filled in is not lost to a key; what is typed in it can be taken back.
  if (usePlace.getState().form && action.menu !== 'Edit') return;
  event.preventDefault();
  runAction(action.name);
}

function matches(accelerator: string, event: KeyboardEvent): boolean {
  const parts = accelerator.split('+');
  const isMac = useSession.getState().info?.platform === 'darwin';
  return (
    event.key.toUpperCase() === parts.at(-1)!.toUpperCase() &&
    (isMac ? event.metaKey : event.ctrlKey) === parts.includes('CmdOrCtrl') &&
    event.shiftKey === parts.includes('Shift') &&
    event.altKey === parts.includes('Alt')
  );
}

const find = (keys: string): Action | undefined =>
  (actions as readonly Action[]).find((action) => action.keys === keys && isHere(action));

/** Whether the keys of an action do something in the view that is open. */
export function isHere(action: Action): boolean {
  const { phase, identity } = useSession.getState();
  // Nothing can begin before it is known who begins it.
  const current = phase !== 'welcome' ? usePlace.getState().view : identity ? 'welcome' : null;
  return action.view === undefined || (current !== null && isOf(action, current));
}

export const isOf = ({ view, alsoIn }: Action, name: string): boolean => view === name || alsoIn === name;

/** `CmdOrCtrl+Shift+Z` as it is printed on this computer's keys. */
export function sayKeys({ accelerator, keys }: Action, platform: string): string {
  if (!accelerator) return keys ?? '';
  const isMac = platform === 'darwin';
  return accelerator
    .replace('CmdOrCtrl', isMac ? 'Cmd' : 'Ctrl')
    .replace('Alt', isMac ? 'Option' : 'Alt')
    .replaceAll('+', ' ');
}
