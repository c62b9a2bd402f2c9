import { Modal } from '@mantine/core';
import { type Action, actions } from '../../shared/api/actions.ts';
import { COMMON_KEYS, type KeyHelp } from '../ui/keyHelp.ts';
import { views } from '../views/index.ts';
import { type FormProperties, go, usePlace } from './place.ts';
import { usePreferences } from './preferences.ts';
import { useSession } from './session.ts';
import { isOf, sayKeys } from './shortcuts.ts';

/** All shortcuts of this view, from the same lists that the menu and the listener have. */
export default function Shortcuts({ close }: FormProperties) {
  const hasPlan = useSession((session) => session.phase === 'open');
  const view = usePlace((place) => (hasPlan ? views.find(({ name }) => name === place.view) : undefined));
  const platform = useSession((session) => session.info?.platform ?? '');
  const { hasSingleKeys } = usePreferences();
  const isMac = platform === 'darwin';
  return (
    <Modal opened onClose={close} title="Shortcuts" size={760}>
      {!hasSingleKeys && (
        <p className="shortcuts-off">
          Single keys are switched off.{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              close();
              go('settings');
            }}
          >
            Switch them on in Settings
          </button>
        </p>
      )}
      <div className="shortcuts" role="region" aria-label="Shortcuts" tabIndex={0}>
        <div>
          {!hasPlan && <Keys title="To begin" keys={BEGINNING} isMac={isMac} />}
          {view && (
            <Keys
              title={`In ${view.title}`}
              keys={[...keysOf((action) => isOf(action, view.name), platform).map(withoutView), ...(view.keys ?? [])]}
              isMac={isMac}
            />
          )}
          {GROUPS.map(({ title, menus }) => (
            <Keys
              key={title}
              title={title}
              keys={keysOf(
                ({ menu, view: only, accelerator }) => (!only || accelerator !== undefined) && menus.includes(menu),
                platform,
              )}
              isMac={isMac}
            />
          ))}
          <Keys title="Everywhere" keys={COMMON_KEYS} isMac={isMac} />
        </div>
      </div>
    </Modal>
  );
}

const GROUPS: readonly { title: string; menus: readonly Action['menu'][] }[] = [
  { title: 'Plan', menus: ['Plan'] },
  { title: 'Go to', menus: ['Go'] },
  { title: 'File and edit', menus: ['File', 'Edit'] },
  { title: 'Window and help', menus: ['View', 'Help'] },
];

/** One of them has an accelerator too, which stands with the others of its menu. */
const BEGINNING: KeyHelp[] = (actions as readonly Action[])
  .filter(({ view }) => view === 'welcome')
  .map(({ keys = '', title }) => ({ keys, does: title.replace(/…$/, '') }))
  .toSorted((a, b) => a.keys.localeCompare(b.keys));

const keysOf = (isMeant: (action: Action) => boolean, platform: string): KeyHelp[] =>
  (actions as readonly Action[])
    .filter(isMeant)
    .map((action) => ({ keys: sayKeys(action, platform), does: action.title.replace(/…$/, '') }))
    .filter(({ keys }) => keys !== '');

/** `Calendar: filter` is `Filter` below the calendar's name. */
const withoutView = ({ keys, does }: KeyHelp): KeyHelp => ({
  keys,
  does: does.replace(/^[A-Z][a-z]+: (.)/, (_, first: string) => first.toUpperCase()),
});

function Keys({ title, keys, isMac }: { title: string; keys: readonly KeyHelp[]; isMac: boolean }) {
  if (keys.length === 0) return null;
  return (
    <section className="shortcut-group" aria-label={title}>
      <h3>{title}</h3>
      <dl>
        {keys.map(({ keys: pressed, does }) => (
          <div key={does}>
            <dt>
              <kbd>{isMac ? pressed.replace('Ctrl', 'Cmd') : pressed}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
