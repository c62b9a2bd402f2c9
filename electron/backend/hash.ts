import { createHash } from 'node:crypto';
import type { Hasher } from '../../shared/store/journal.ts';

export const sha256: Hasher = () => {
  const hash = createHash('sha256');
  return {
    update: (piece) => {
      hash.update(piece);
    },
    digest: () => hash.digest('hex'),
  };
};
