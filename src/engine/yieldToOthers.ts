/**
 * Resolves after the messages and timers that are already waiting have had their turn.
 * A message channel, since nested timers are held back to 4 ms by browsers.
 */
export function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
