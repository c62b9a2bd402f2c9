import { IconCheck, IconPencil, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PreviewRow } from '../../../shared/api/importPreview.ts';
import { VerdictSign } from '../../ui/signs.tsx';

/** What becomes of a row, by a sign and a word. */
export const OUTCOMES: Record<PreviewRow['outcome'], { word: string; sign: ReactNode }> = {
  new: { word: 'New', sign: <IconPlus size={14} aria-hidden="true" /> },
  changed: { word: 'Changed', sign: <IconPencil size={14} aria-hidden="true" /> },
  unchanged: { word: 'Unchanged', sign: <IconCheck size={14} aria-hidden="true" /> },
  refused: { word: 'Refused', sign: <VerdictSign severity="block" label={null} size={13} /> },
};
