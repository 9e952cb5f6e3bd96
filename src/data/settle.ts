/**
 * Makes requests of a transaction and waits for all of them and for its commit: all or none.
 * @throws the transaction's own error where it has one, as a request's would only say that it was aborted
 */
export async function settle(
  transaction: { readonly done: Promise<void>; readonly error: DOMException | null; abort(): void },
  make: (request: (made: Promise<unknown>) => void) => void,
): Promise<void> {
  const requests: Promise<unknown>[] = [transaction.done];
  let thrown: Error | undefined;
  try {
    make((request) => requests.push(request));
  } catch (error) {
    // A value that cannot be cloned throws at once; what was put before it must not be committed.
    thrown = error instanceof Error ? error : new Error(String(error));
    try {
      transaction.abort();
    } catch {
      // It has ended already.
    }
  }
  const results = await Promise.allSettled(requests);
  if (thrown) throw transaction.error ?? thrown;
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw transaction.error ?? (failed.reason as Error);
}
