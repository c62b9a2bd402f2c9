import { app, session, type WebContents } from 'electron';
import { APP_ORIGIN } from './appScheme.ts';

/** All that a page may ask of the computer: to put text on the clipboard when a person copies. Not to read it. */
const PERMITTED = 'clipboard-sanitized-write';

/** Windows show our own pages and nothing else: no navigation, no new windows, no other permissions, no network. */
export function lockDown(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === PERMITTED));
  defaultSession.setPermissionCheckHandler((_contents, permission) => permission === PERMITTED);
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOurs(url) }));
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

const isOurs = (url: string): boolean =>
  url.startsWith(`${APP_ORIGIN}/`) || url.startsWith('devtools://') || url.startsWith('file://');

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
