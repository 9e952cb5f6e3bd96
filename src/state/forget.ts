/**
 * Removes everything that Matinee keeps in this browser: its database, settings, caches and service
 * worker. Only what bears its name goes: other pages may live at the same address.
 *
 * @returns false when another tab holds the database open; it is then removed when that tab closes.
 */
export async function forgetEverything(): Promise<boolean> {
  const known = await indexedDB.databases().catch(() => [{ name: 'matinee' }]);
  const names = known.flatMap(({ name }) => (name?.startsWith('matinee') ? [name] : []));
  const removed = await Promise.all(names.map(removeDatabase));
  try {
    for (const name of Object.keys(localStorage))
      if (name.startsWith('matinee')) localStorage.removeItem(name);
  } catch {
    // Refused: then nothing is kept there either.
  }
  if ('caches' in globalThis) {
    const here = new URL('.', document.baseURI).href;
    for (const name of await caches.keys())
      if (name.includes('matinee') || name.includes(here)) await caches.delete(name);
    const registration = await navigator.serviceWorker.getRegistration(here);
    await registration?.unregister();
  }
  return removed.every(Boolean);
}

function removeDatabase(name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve(true);
    request.onerror = () => reject(request.error ?? new Error(`${name} could not be removed`));
    // Open connections close when asked to; one that has not after a second will not.
    request.onblocked = () => setTimeout(() => resolve(false), 1000);
  });
}
