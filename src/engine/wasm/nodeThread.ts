/** The script of a thread in Node; built to `build/nodeThread.js`, since Node runs no TypeScript. */
import { parentPort } from 'node:worker_threads';
import { serveThread } from './thread';

const port = parentPort;
if (!port) throw new Error('This script runs as a worker thread only.');

serveThread({
  post: (message, transfer) => port.postMessage(message, transfer),
  onMessage: (take) => port.on('message', take),
});
