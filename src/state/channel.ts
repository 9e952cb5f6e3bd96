/** Tells the other tabs of this page something; a browser without BroadcastChannel has a silent one. */
export interface Channel<T> {
  send(message: T): void;
  listen(hear: (message: T) => void): void;
}

export function openChannel<T>(name: string): Channel<T> {
  if (typeof BroadcastChannel === 'undefined') return { send: () => {}, listen: () => {} };
  const channel = new BroadcastChannel(`matinee-${name}`);
  return {
    send: (message) => channel.postMessage(message),
    listen: (hear) =>
      channel.addEventListener('message', (event: MessageEvent<T>) => hear(event.data)),
  };
}
