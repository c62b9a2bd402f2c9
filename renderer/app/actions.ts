import { create } from 'zustand';
import type { ActionName } from '../../shared/api/actions.ts';
import type { Ran, Reply } from '../../shared/api/contract.ts';
import { isEditing } from '../ui/isEditing.ts';
import { toast, toastRefusal } from '../ui/toasts.tsx';
import { redo, run, undo } from './session.ts';
import { request } from './transport.ts';

/** Where the window is: which view, which form stands over it, whether the sidebar shows. */
interface Place {
  view: string;
  /** The form that is open, such as `release.new`; null for none. */
  form: string | null;
  hasSidebar: boolean;
}

export const usePlace = create<Place>(() => ({ view: 'releases', form: null, hasSidebar: true }));

export const go = (view: string): void => usePlace.setState({ view });
export const openForm = (form: string | null): void => usePlace.setState({ form });

/** Runs a command and says what was done, with the way back. The refusal is left to the caller, who knows the field. */
export async function perform(name: string, input: unknown): Promise<Reply<Ran>> {
  const reply = await run(name, input);
  if (reply.ok) sayDone(reply.value);
  return reply;
}

const sayDone = ({ label, seq }: Ran): void => toast(label, { label: 'Undo', go: () => void takeBack(seq) });

async function takeBack(seq?: number): Promise<void> {
  const reply = await undo(seq === undefined ? {} : { seq });
  if (reply.ok) toast(reply.value.label);
  else toastRefusal(reply.refusal);
}

async function doAgain(): Promise<void> {
  const reply = await redo();
  if (reply.ok) toast(reply.value.label);
  else toastRefusal(reply.refusal);
}

/** What each action does in this window. */
export const runners: Record<ActionName, () => void> = {
  'plan.new': () => openForm('plan.new'),
  'plan.open': () => void request('plan.open', {}).then((reply) => reply.ok || toastRefusal(reply.refusal)),
  'plan.close': () => void request('plan.close'),
  'window.new': () => void request('app.newWindow'),
  'edit.undo': () => (isEditing(document.activeElement) ? document.execCommand('undo') : void takeBack()),
  'edit.redo': () => (isEditing(document.activeElement) ? document.execCommand('redo') : void doAgain()),
  'palette.open': () => openForm('palette'),
  'sidebar.toggle': () => usePlace.setState(({ hasSidebar }) => ({ hasSidebar: !hasSidebar })),
  'theme.light': () => void request('app.setTheme', { theme: 'light' }),
  'theme.dark': () => void request('app.setTheme', { theme: 'dark' }),
  'theme.system': () => void request('app.setTheme', { theme: 'system' }),
  'release.new': () => openForm('release.new'),
  'go.releases': () => go('releases'),
  'go.history': () => go('history'),
};

export function runAction(name: string): void {
  if (Object.hasOwn(runners, name)) runners[name as ActionName]();
}
