/** An opaque reference to a record. People never see it; they see the key. */
export type Id = string;

/** What people see and type: a prefix, a hyphen and a number that never goes back, such as `REL-12`. */
export type Key = string;

/**
 * The id of the nth record that a transaction creates in a collection. It is derived and not drawn,
 * so that a command that runs again makes the same records.
 *
 * @param transactionId a UUID
 * @param ordinal counts from 0 within the transaction and collection
 */
export function deriveId(transactionId: string, collection: string, ordinal: number): Id {
  return `${compactUuid(transactionId)}-${collection}-${ordinal.toString(36)}`;
}

/** A UUID's 128 bits in base 36: 25 characters at most, and the time order of a UUIDv7 is kept. */
function compactUuid(uuid: string): string {
  // An import derives 100,000 ids in a row from one transaction.
  if (uuid !== latest.uuid)
    latest = {
      uuid,
      compact: BigInt(`0x${uuid.replaceAll('-', '')}`)
        .toString(36)
        .padStart(25, '0'),
    };
  return latest.compact;
}

let latest = { uuid: '', compact: '' };

/** Splits `REL-12` into its prefix and number; null when the text is no key. */
export function parseKey(text: string): { prefix: string; number: number } | null {
  // Nearly all are written so already, and an import has 100,000 of them.
  const match = KEY.exec(text) ?? KEY.exec(text.trim().toUpperCase());
  return match ? { prefix: match[1]!, number: Number(match[2]) } : null;
}

const KEY = /^([A-Z]{2,4})-([1-9][0-9]{0,8})$/;
