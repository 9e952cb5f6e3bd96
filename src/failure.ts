/** What went wrong, as a stable name that code can branch on. */
export type FailureCode =
  | 'cancelled'
  | 'library-missing'
  | 'library-damaged'
  | 'library-unsupported'
  | 'storage-refused'
  | 'storage-full'
  | 'storage-blocked'
  | 'engine-unavailable'
  | 'engine-lost'
  | 'too-large'
  | 'training-diverged'
  | 'link-damaged'
  | 'link-too-long'
  | 'link-newer'
  | 'bad-input'
  | 'internal';

/**
 * An error that can be shown to a person: `message` says what happened and what it means,
 * `advice` what to do. `cause` keeps the original error for developers.
 */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    readonly code: FailureCode,
    message: string,
    readonly advice = '',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What happened and what to do, as one text. */
export const sentenceOf = ({ message, advice }: PlainFailure): string =>
  advice ? `${message} ${advice}` : message;

/** A failure as plain data, as it crosses from a worker to the page. */
export interface PlainFailure {
  readonly code: FailureCode;
  readonly message: string;
  readonly advice: string;
}

/** Turns anything thrown into plain data; an unknown error becomes `internal` and keeps its text. */
export function toPlainFailure(error: unknown): PlainFailure {
  if (error instanceof Failure)
    return { code: error.code, message: error.message, advice: error.advice };
  if (error instanceof DOMException && error.name === 'AbortError')
    return { code: 'cancelled', message: 'Cancelled.', advice: '' };
  const text = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message: `Something went wrong: ${text}`,
    advice: 'Reload the page. Your ratings are kept.',
  };
}

/** Throws `cancelled` when the signal has been raised. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Failure('cancelled', 'Cancelled.');
}
