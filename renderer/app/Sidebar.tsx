import { DEFAULT_PREFERENCES, SIDEBAR_WIDTH } from '../../shared/api/preferences.ts';
import { settingsOf } from '../../shared/domain/planSettings.ts';
import { ResizeHandle } from '../ui/ResizeHandle.tsx';
import { type ViewEntry, viewGroups, views } from '../views/index.ts';
import { go } from './place.ts';
import { drawWidth, usePreferences } from './preferences.ts';
import { plan, useCollection, useSession } from './session.ts';

/** The views in the order of the flow, Settings at the foot (DESIGN, section 2). */
export function Sidebar({ current }: { current: string }) {
  useCollection('plan');
  const settings = settingsOf(plan());
  const { sidebarWidth } = usePreferences();
  return (
    <nav className="side-frame" id="sidebar" aria-label="Views" style={{ width: sidebarWidth }}>
      <div className="side">
        <div className="plan-name" dir="auto" title={settings?.name}>
          <span className="cut">{settings?.name}</span>
        </div>
        {viewGroups.map((group) => (
          <Group key={group} title={group} entries={views.filter((view) => view.group === group)} current={current} />
        ))}
        <div className="foot">
          <Group title="" entries={views.filter((view) => view.group === 'foot')} current={current} />
        </div>
      </div>
      <ResizeHandle
        label="Width of the sidebar"
        controls="sidebar"
        panel="before"
        width={sidebarWidth}
        range={SIDEBAR_WIDTH}
        onResize={(width) => drawWidth({ sidebarWidth: width })}
        onReset={() => drawWidth({ sidebarWidth: DEFAULT_PREFERENCES.sidebarWidth })}
      />
    </nav>
  );
}

function Group({ title, entries, current }: { title: string; entries: readonly ViewEntry[]; current: string }) {
  if (entries.length === 0) return null;
  return (
    <div>
      {title && <h2>{title}</h2>}
      {entries.map(({ name, title: word, Icon, counts }) => (
        <button
          key={name}
          type="button"
          className="nav"
          aria-current={name === current ? 'page' : undefined}
          onClick={() => go(name)}
        >
          <Icon size={16} stroke={1.7} aria-hidden="true" />
          <span className="cut">{word}</span>
          {counts && <Count collection={counts} />}
        </button>
      ))}
    </div>
  );
}

function Count({ collection }: { collection: NonNullable<ViewEntry['counts']> }) {
  useSession((session) => session.versions[collection]);
  const count = plan().count(collection);
  return count > 0 ? <span className="count">{count.toLocaleString('en-US')}</span> : null;
}
