import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ORIGIN } from './address';

/**
 * Runs `work` while the built page is served, as the end-to-end tests serve it.
 * @param env variables of the server's, beside those of this process
 */
export async function withServer<T>(
  work: (origin: string) => Promise<T>,
  env: Readonly<Record<string, string>> = {},
): Promise<T> {
  const server = spawn('npx', ['--no-install', 'tsx', 'test/support/e2e/server.ts'], {
    stdio: 'ignore',
    env: { ...process.env, ...env },
    // A group of its own, so that ending it ends what npx started too.
    detached: true,
  });
  const ended = once(server, 'exit');
  const early = ended.then(() => {
    throw new Error(`The server for the built page ended. Is ${ORIGIN} served already?`);
  });
  try {
    return await Promise.race([untilUp().then(() => work(ORIGIN)), early]);
  } finally {
    if (server.pid && server.exitCode === null && server.signalCode === null)
      process.kill(-server.pid);
    await ended;
  }
}

async function untilUp(): Promise<void> {
  for (let n = 0; n < 100; n++) {
    const up = await fetch(ORIGIN).then(
      (response) => response.ok,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The server for the built page did not start.');
}
