import type { Loss } from './richText.ts';

/** One of the two ways in which the notes are written: as a document, or as the Markdown that they are. */
export interface Surface {
  /** The text as it is written now. */
  read(): string;
  show(text: string): void;
}

export interface SurfaceProperties {
  /** What is written on from here on. */
  begin: () => string;
  onChange: () => void;
  onReady: (surface: Surface | null) => void;
  /** The text cannot be shown here without losing some of it. */
  onLoss: (loss: Loss) => void;
}
