import { IconSearch } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Later } from '../ui/Later.tsx';
import { Mark } from '../ui/signs.tsx';
import { views } from '../views/index.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { land } from './focus.ts';
import { Peek } from './Peek.tsx';
import { openForm, usePlace } from './place.ts';
import { usePreferences } from './preferences.ts';
import { Sidebar } from './Sidebar.tsx';
import { StatusBar } from './StatusBar.tsx';
import { useSession } from './session.ts';

/** Bar, sidebar, the view as a sheet, status (DESIGN, section 2). */
export function Frame() {
  const view = usePlace((place) => place.view);
  const hasSidebar = usePlace((place) => place.hasSidebar);
  const { density } = usePreferences();
  const current = views.find(({ name }) => name === view) ?? views[0]!;
  return (
    <div className={`app${hasSidebar ? '' : ' no-side'}`} data-density={density}>
      <Bar />
      {hasSidebar ? <Sidebar current={current.name} /> : <div />}
      <main className="sheet" aria-label={current.title} tabIndex={-1}>
        <ErrorBoundary key={current.name} what={`The ${current.title.toLowerCase()} view`}>
          <Later load={current.load} properties={NONE}>
            <Landing key={current.name} />
          </Later>
        </ErrorBoundary>
      </main>
      <Peek view={current} />
      <StatusBar />
    </div>
  );
}

const NONE = {};

/** Stands behind a view that is loaded when it is first gone to. */
function Landing() {
  useEffect(land, []);
  return null;
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
