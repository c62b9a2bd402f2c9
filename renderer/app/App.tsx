import { MantineProvider, useComputedColorScheme } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { cssVariablesResolver, theme } from '../ui/theme.ts';
import { runAction } from './actions.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Forms } from './Forms.tsx';
import { Frame } from './Frame.tsx';
import { keepFocus } from './focus.ts';
import { listen } from './listening.ts';
import { start, useSession } from './session.ts';
import { listenToKeys } from './shortcuts.ts';
import { Welcome } from './Welcome.tsx';

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <ErrorBoundary what="Slipway's window">
        <FollowScheme />
        <Content />
        <Forms />
      </ErrorBoundary>
      <Notifications position="bottom-left" className="toasts" />
    </MantineProvider>
  );
}

function Content() {
  const phase = useSession((session) => session.phase);
  useEffect(startOnce, []);
  if (phase === 'starting' || phase === 'loading') return null;
  return phase === 'open' ? <Frame /> : <Welcome />;
}

let hasStarted = false;
function startOnce(): void {
  if (hasStarted) return;
  hasStarted = true;
  listen('action', ({ name }) => runAction(name));
  listenToKeys();
  keepFocus();
  void start();
}

/** FullCalendar looks at an attribute of its own. */
function FollowScheme() {
  const scheme = useComputedColorScheme('light');
  useEffect(() => document.documentElement.setAttribute('data-color-scheme', scheme), [scheme]);
  return null;
}
