/**
 * The same function of a text, which keeps what it said of the first texts that it met. Columns say the same in many rows: what
 * is made once for all of them is neither made nor carried along for each. What it gives out is shared, and must not be changed.
 */
export function remembering<Value extends {} | null>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    // A long text is hardly ever met twice, and to look for it costs more than to read it.
    if (text.length > LONGEST) return read(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    if (known.size < MOST) known.set(text, value);
    return value;
  };
}

const LONGEST = 60;
/** So that a column in which all differ does not take memory for nothing. */
const MOST = 5_000;
