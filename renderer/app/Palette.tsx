import { Spotlight, type SpotlightActionData, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { type Action, actions } from '../../shared/api/actions.ts';
import { runAction } from './actions.ts';
import type { FormProperties } from './place.ts';
import { useSession } from './session.ts';
import { sayKeys } from './shortcuts.ts';

/** Every action, by its words; the shortcut stands beside it. */
export default function Palette({ close }: FormProperties) {
  const platform = useSession((session) => session.info?.platform ?? '');
  const isOpen = useSession((session) => session.phase === 'open');
  useEffect(() => spotlight.open(), []);
  const entries = useMemo<SpotlightActionData[]>(
    () =>
      (actions as readonly Action[])
        .filter(({ needsPlan, name }) => (isOpen || !needsPlan) && name !== 'palette.open')
        .map((action) => ({
          id: action.name,
          label: action.title,
          rightSection: sayKeys(action, platform) ? <kbd>{sayKeys(action, platform)}</kbd> : null,
          // The palette closes first, so that a form it opens keeps the focus.
          onClick: () => setTimeout(() => runAction(action.name), 0),
        })),
    [isOpen, platform],
  );
  return (
    <Spotlight
      actions={entries}
      shortcut={null}
      attributes={{ content: { 'aria-label': 'Command palette' } }}
      onSpotlightClose={close}
      nothingFound="Nothing is called that"
      highlightQuery
      scrollable
      maxHeight={420}
      searchProps={{
        placeholder: 'Search records or run a command',
        'aria-label': 'Search records or run a command',
        leftSection: <IconSearch size={16} />,
      }}
    />
  );
}
