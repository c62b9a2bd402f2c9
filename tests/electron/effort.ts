/**
 * How hard the tests of durability try: what CI takes in a minute or two, or what `npm run torture` takes in a quarter of an hour.
 * The same tests, at more bytes and more kills.
 */
export const isTorture = process.env.SLIPWAY_TORTURE !== undefined;

export const KILLS = isTorture ? 1_000 : 50;

/** For a whole proof: on a busy computer it takes several times what it takes alone. */
export const PROOF_TIMEOUT = isTorture ? 3_600_000 : 240_000;
