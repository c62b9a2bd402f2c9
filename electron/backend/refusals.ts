import { refuse } from '../../shared/kernel/result.ts';

/** What is refused in the same words wherever it happens. */

export const noPlanOpen = refuse('missing', 'No plan is open.');

export const nothingChosen = refuse('cancelled', 'Nothing was chosen.');

/** A handle of a picked file is known as long as this Slipway runs. */
export const chooseAgain = refuse('missing', 'Choose the file again: Slipway was started anew since.');

export const nobodyKnown = refuse(
  'missing',
  'Slipway does not know who you are yet. Give your name in Settings first (Ctrl ,).',
);
