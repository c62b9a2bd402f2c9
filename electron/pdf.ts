import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BrowserWindow, type Session, session } from 'electron';
import { escapeHtml } from '../shared/exchange/html.ts';
import { directionOf } from '../shared/exchange/language.ts';
import type { PrintableDocument } from './backend/printableDocument.ts';
import { fileResponse } from './desktop/appScheme.ts';

/**
 * HTML as a PDF: tagged, with an outline from its headings and "Page 1 of n" at the foot. It is laid out in a window that
 * nobody sees, in which no script runs and from which nothing but our own stylesheet and fonts can be reached.
 *
 * @param root the built renderer, in which print.html and its stylesheet lie
 */
export async function printToPdf(root: string, document: PrintableDocument): Promise<Buffer> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: printSession(root),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      images: false,
    },
  });
  const name = `/print/${++printed}`;
  pages.set(name, fillPage(await readFile(join(root, 'print.html'), 'utf8'), document));
  try {
    await window.loadURL(`app://slipway${name}`);
    return await window.webContents.printToPDF({
      pageSize: document.paper ?? 'A4',
      landscape: document.isLandscape ?? false,
      // In inches; the foot has room for the page's number.
      margins: document.isLandscape ? WIDE_MARGINS : MARGINS,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      displayHeaderFooter: true,
      headerTemplate: header(document),
      footerTemplate: footer(document),
    });
  } finally {
    pages.delete(name);
    window.destroy();
  }
}

const MARGINS = { top: 0.8, bottom: 0.9, left: 0.85, right: 0.85 };
const WIDE_MARGINS = { top: 0.6, bottom: 0.6, left: 0.5, right: 0.5 };

let printed = 0;
/** Path -> the page that is being printed. */
const pages = new Map<string, string>();

const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'";

let known: Session | null = null;

/** A session of its own, which keeps nothing and reaches nothing. */
function printSession(root: string): Session {
  if (known) return known;
  const own = session.fromPartition('print');
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !url.startsWith('app://slipway/') }));
  own.protocol.handle('app', (request) => {
    const page = pages.get(new URL(request.url).pathname);
    if (page === undefined) return fileResponse(root, request.url);
    return new Response(page, {
      headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': CONTENT_SECURITY_POLICY },
    });
  });
  known = own;
  return own;
}

/** The built page has its stylesheet; the rest is put in here. */
const fillPage = (page: string, { language, title, html }: PrintableDocument): string =>
  page
    .replace('<html lang="en">', () => `<html lang="${escapeHtml(language)}" dir="${directionOf('', language)}">`)
    .replace('<title></title>', () => `<title>${escapeHtml(title)}</title>`)
    .replace('href="./', 'href="/')
    .replace('<main></main>', () => `<main>${html}</main>`);

const header = ({ header: text, isLandscape, language }: PrintableDocument): string =>
  text === undefined
    ? '<span></span>'
    : `<div lang="${escapeHtml(language)}" dir="auto" style="width: 100%; margin: 0 ${isLandscape ? 0.5 : 0.85}in; font: 7.5pt Inter, 'Noto Sans', sans-serif; color: #4b5561; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">${escapeHtml(text)}</div>`;

/** Its styles stand in it: the stylesheet of the page is not for it. */
const footer = ({ title, language, isLandscape }: PrintableDocument): string => `
<div lang="${escapeHtml(language)}" style="display: flex; width: 100%; min-width: 0; margin: 0 ${isLandscape ? 0.5 : 0.85}in; font: 7.5pt Inter, 'Noto Sans', sans-serif; color: #4b5561">
  <span dir="auto" style="flex: 1; min-width: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">${escapeHtml(title)}</span>
  <span dir="ltr" lang="en" style="flex: none; margin-inline-start: 12pt">Page <span class="pageNumber"></span> of <span class="totalPages"></span></span>
</div>`;
