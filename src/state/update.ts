/// <reference types="vite-plugin-pwa/client" />
import { registerSW } from 'virtual:pwa-register';
import { notices } from './notices.svelte';

/** Registers the service worker once the page is up; a newer version waits until it is asked for. */
export function watchForUpdate(): void {
  const update = registerSW({
    onNeedRefresh: () =>
      notices.say('A new version of Matinee is ready.', {
        lasts: null,
        topic: 'update',
        action: { label: 'Reload', run: () => void update(true) },
      }),
    // Without a service worker the page works as before, only not offline.
    onRegisterError: () => {},
  });
}
