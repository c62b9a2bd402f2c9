/** A document to print; its HTML is harmless already. */
export interface PrintableDocument {
  html: string;
  title: string;
  /** A tag such as `en` or `zh-CN`. */
  language: string;
}
