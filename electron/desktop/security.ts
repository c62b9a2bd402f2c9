import { app, session, type WebContents } from 'electron';
import { APP_ORIGIN } from './appScheme.ts';

/** Windows show our own pages and nothing else: no navigation, no new windows, no permissions, no network. */
export function lockDown(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOurs(url) }));
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

export const isOurs = (url: string): boolean =>
  url.startsWith(`${APP_ORIGIN}/`) || url.startsWith('devtools://') || url.startsWith('file://');

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
