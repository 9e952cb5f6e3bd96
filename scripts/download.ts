/** Milliseconds for the server to answer, and for each further piece to come. */
const ANSWER_MS = 10_000;
const SILENCE_MS = 30_000;

/**
 * Downloads a file into memory.
 * @param onProgress bytes so far, and in all (0 where the server does not say)
 * @throws Error that says why in a few words: no answer in time, a refusal, a broken connection
 */
export async function download(
  url: string,
  onProgress: (done: number, total: number) => void,
): Promise<Uint8Array> {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const expectWithin = (milliseconds: number, otherwise: string): void => {
    clearTimeout(timer);
    timer = setTimeout(() => stop.abort(new Error(otherwise)), milliseconds);
  };
  try {
    expectWithin(ANSWER_MS, `no answer within ${ANSWER_MS / 1000} seconds`);
    const response = await fetch(url, { signal: stop.signal });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const total = Number(response.headers.get('content-length')) || 0;
    const parts: Uint8Array[] = [];
    let done = 0;
    expectWithin(SILENCE_MS, 'the connection went silent');
    for await (const part of response.body ?? []) {
      expectWithin(SILENCE_MS, 'the connection went silent');
      parts.push(part);
      done += part.length;
      onProgress(done, total);
    }
    return Buffer.concat(parts);
  } catch (error) {
    const reason: unknown = stop.signal.aborted ? stop.signal.reason : error;
    const { message, cause } = reason as Error;
    // fetch says only "fetch failed"; the reason is in its cause.
    throw new Error(cause instanceof Error ? cause.message : message, { cause: error });
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}

/** A progress bar on a terminal; nothing elsewhere. Returns what to call with bytes. */
export function progressBar(output: NodeJS.WriteStream): {
  show(done: number, total: number): void;
  end(): void;
} {
  const width = 30;
  let shown = false;
  return {
    show: (done, total) => {
      if (!output.isTTY) return;
      shown = true;
      const filled = total ? Math.round((width * Math.min(done, total)) / total) : 0;
      const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
      output.write(`\r${bar} ${(done / 1e6).toFixed(1)} MB `);
    },
    end: () => {
      if (shown) output.write('\n');
    },
  };
}
