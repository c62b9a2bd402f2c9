import type { Paper } from '../../shared/api/printing.ts';

/** A document to print; its HTML is harmless already. */
export interface PrintableDocument {
  html: string;
  title: string;
  /** A tag such as `en` or `zh-CN`. */
  language: string;
  /** At the head of each page; nothing where it is left out. */
  header?: string;
  isLandscape?: boolean;
  /** A4 where it is left out. */
  paper?: Paper;
}
