const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.addEventListener('message', () => waiting.shift()?.());
port1.start();

/**
 * Lets the window do what waits - a key, a frame - and goes on after. A timer would come back too late: after a few in a row
 * the browser makes each wait four milliseconds.
 */
export const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
  });
