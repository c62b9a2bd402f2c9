/** Milliseconds of work at a time: what is left of a frame, but never so much that a key or a pointer waits for it. */
const MOST_AT_ONCE = 8;
const LEAST_AT_ONCE = 3;
/** Milliseconds after which it goes on although the window is busy. */
const PATIENCE = 100;

/**
 * Takes the steps in the time that the window has left over, for what takes longer than a frame.
 * @returns gives up
 */
export function runWhenIdle<Value>(steps: Iterator<unknown, Value>, onDone: (value: Value) => void): () => void {
  const go = (deadline: IdleDeadline) => {
    const stopAt = performance.now() + Math.min(MOST_AT_ONCE, Math.max(LEAST_AT_ONCE, deadline.timeRemaining()));
    do {
      const step = steps.next();
      if (step.done) return onDone(step.value);
    } while (performance.now() < stopAt);
    handle = requestIdleCallback(go, { timeout: PATIENCE });
  };
  let handle = requestIdleCallback(go, { timeout: PATIENCE });
  return () => cancelIdleCallback(handle);
}
