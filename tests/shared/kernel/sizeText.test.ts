import { expect, it } from 'vitest';
import { sayBytes } from '../../../shared/kernel/sizeText.ts';

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1_000, '1 kB'],
  [4_249_000, '4.2 MB'],
  [99_960_000, '100 MB'],
  [500_000_000, '500 MB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [1_300_000_000_000, '1.3 TB'],
])('%d is %s', (bytes, said) => expect(sayBytes(bytes)).toBe(said));
