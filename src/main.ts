import { mount } from 'svelte';
import App from './App.svelte';
import { openPersonStore } from './data/personStore';
import { router } from './state/route.svelte';
import { notices } from './state/notices.svelte';
import { startSession, type Keepers } from './state/session.svelte';
import { watchForUpdate } from './state/update';
import { wait } from './state/wait';
import { ask } from './state/worker';
import './styles/index.css';

/**
 * When the service worker fetches what a visit offline needs, in milliseconds: so long after the start,
 * with its training and first list, from which it would take the network and a processor; but so long
 * after the page has opened where the start takes longer.
 */
const OFFLINE = { afterStart: 1000, atMost: 10_000 };

/** The favourites are one list; the store could hold more. */
const FAVOURITES = 'favourites';

async function openKeepers(): Promise<Keepers> {
  const sayOvertaken = (text: string, advice: string): number =>
    notices.say(text, { advice, tone: 'warning', topic: 'storage' });
  let asking: number | undefined;
  const store = await openPersonStore({
    onBlocked: () => {
      asking = sayOvertaken(
        'An older Matinee is open in another tab.',
        'Close that tab, so that this one can keep your ratings.',
      );
    },
    onUnblocked: () => {
      if (asking !== undefined) notices.dismiss(asking);
    },
    onBlocking: () =>
      sayOvertaken(
        'A newer Matinee was opened in another tab.',
        'Reload this one, so that it can keep your ratings.',
      ),
  });
  return {
    get kept() {
      return store.kept;
    },
    get note() {
      return store.note;
    },
    get opened() {
      return store.opened;
    },
    profile: store.profile,
    outcomes: store.outcomes,
    favourites: {
      get: () => store.lists.get(FAVOURITES),
      put: (record) => store.lists.put(FAVOURITES, record),
    },
    settings: store.settings,
  };
}

router.start();
const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
// A task of its own, so that loading the code and drawing the page do not add up to a long one.
setTimeout(() => {
  target.replaceChildren();
  mount(App, { target });
  const started = startSession(openKeepers);
  const calm = started.then(() => wait(OFFLINE.afterStart));
  void Promise.race([calm, wait(OFFLINE.atMost)]).finally(watchForUpdate);
});

// With `?test` in the address, the end-to-end tests can take the GPU away.
if (new URLSearchParams(location.search).has('test'))
  Object.assign(window, {
    matineeTest: { loseDevice: () => ask((worker) => worker.loseDevice()) },
  });
