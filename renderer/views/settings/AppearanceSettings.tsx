import { openForm } from '../../app/place.ts';
import { prefer, usePreferences } from '../../app/preferences.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { SettingRow } from './SettingRow.tsx';

const THEMES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'system', label: 'As the system' },
] as const;

const DENSITIES = [
  { value: 'regular', label: 'Regular, 32' },
  { value: 'compact', label: 'Compact, 28' },
] as const;

/** Each takes effect at once, in all windows. */
export function AppearanceSettings() {
  const { theme, density, hasSingleKeys } = usePreferences();
  return (
    <section aria-labelledby="settings-windows">
      <h2 className="group" id="settings-windows">
        Windows and keys
      </h2>
      <SettingRow label="Colours">
        <SegmentedControl
          label="Colours"
          value={theme}
          options={THEMES}
          onChange={(chosen) => prefer({ theme: chosen })}
        />
      </SettingRow>
      <SettingRow label="Rows" note="The height of a table's rows, in pixels.">
        <SegmentedControl
          label="Rows"
          value={density}
          options={DENSITIES}
          onChange={(chosen) => prefer({ density: chosen })}
        />
      </SettingRow>
      <SettingRow
        label="Single keys"
        note={
          <>
            Such as N for a new release, or G then C for the calendar. Keys with Ctrl or Cmd always work.{' '}
            <button type="button" className="link" onClick={() => openForm('shortcuts')}>
              All shortcuts…
            </button>
          </>
        }
      >
        <label className="check">
          <input
            type="checkbox"
            checked={hasSingleKeys}
            onChange={(event) => prefer({ hasSingleKeys: event.currentTarget.checked })}
          />{' '}
          Listen to single keys
        </label>
      </SettingRow>
    </section>
  );
}
