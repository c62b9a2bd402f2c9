import { IconSearch } from '@tabler/icons-react';
import { Suspense } from 'react';
import { SETTINGS_ID } from '../../shared/model/planSettings.ts';
import { Mark } from '../ui/signs.tsx';
import { viewGroups, views } from '../views/index.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Peek } from './Peek.tsx';
import { go, openForm, usePlace } from './place.ts';
import { StatusBar } from './StatusBar.tsx';
import { plan, useCollection, useSession } from './session.ts';

/** Bar, sidebar, the view as a sheet, status (DESIGN, section 2). */
export function Frame() {
  const { view, hasSidebar } = usePlace();
  const current = views.find(({ name }) => name === view) ?? views[0]!;
  const { View } = current;
  return (
    <div className={`app${hasSidebar ? '' : ' no-side'}`}>
      <Bar />
      {hasSidebar ? <Sidebar current={current.name} /> : <div />}
      <main className="sheet" aria-label={current.title}>
        <ErrorBoundary key={current.name} what={`The ${current.title.toLowerCase()} view`}>
          <Suspense fallback={null}>
            <View />
          </Suspense>
        </ErrorBoundary>
      </main>
      <Peek view={current} />
      <StatusBar />
    </div>
  );
}

function Bar() {
  const identity = useSession((session) => session.identity);
  const platform = useSession((session) => session.info?.platform);
  return (
    <section className="bar" aria-label="Search and person">
      <div className="bar-left">
        <Mark />
      </div>
      <button type="button" className="palette-field" onClick={() => openForm('palette')}>
        <IconSearch size={14} aria-hidden="true" />
        <span className="grow cut">Search records or run a command</span>
        <kbd>{platform === 'darwin' ? 'Cmd' : 'Ctrl'} K</kbd>
      </button>
      <div className="bar-right" dir="auto">
        <span className="cut">{identity?.name}</span>
      </div>
    </section>
  );
}

function Sidebar({ current }: { current: string }) {
  useCollection('plan');
  const settings = plan().get('plan', SETTINGS_ID);
  return (
    <nav className="side" aria-label="Views">
      <div className="plan-name" dir="auto">
        <span className="cut">{settings?.name}</span>
      </div>
      {viewGroups.map((group) => (
        <div key={group}>
          {group && views.some((view) => view.group === group) && <h2>{group}</h2>}
          {views
            .filter((view) => view.group === group)
            .map(({ name, title, Icon, counts }) => (
              <button
                key={name}
                type="button"
                className="nav"
                aria-current={name === current ? 'page' : undefined}
                onClick={() => go(name)}
              >
                <Icon size={16} stroke={1.7} aria-hidden="true" />
                {title}
                {counts && <Count collection={counts} />}
              </button>
            ))}
        </div>
      ))}
    </nav>
  );
}

function Count({ collection }: { collection: 'releases' | 'items' }) {
  useSession((session) => session.versions[collection]);
  const count = plan().count(collection);
  return count > 0 ? <span className="count">{count.toLocaleString('en-US')}</span> : null;
}
