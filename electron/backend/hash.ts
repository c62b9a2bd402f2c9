import { createHash } from 'node:crypto';
import type { Hasher } from '../../shared/store/journal.ts';

export const sha256: Hasher = () => {
  const hash = createHash('sha256');
  return {
    update: (text) => {
      hash.update(text, 'utf8');
    },
    digest: () => hash.digest('hex'),
  };
};
