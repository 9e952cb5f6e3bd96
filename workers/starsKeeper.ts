import type { Store } from '../src/data/store';
import type { StarsInfo } from './protocol';
import type { StarsKeeper } from './stars';

const NAME = 'stars';

/** Keeps a library's model of stars beside the ranking model's snapshot. */
export function starsKeeper(
  store: Pick<Store, 'saveSnapshot' | 'loadSnapshot'>,
  libraryHash: string,
): StarsKeeper {
  return {
    load: async () => {
      const record = await store.loadSnapshot(NAME);
      if (record?.libraryHash !== libraryHash) return null;
      // Written by `save` below, which `code` goes on to vouch for.
      return { code: record.code, saved: record.saved, info: record.info as StarsInfo };
    },
    save: async ({ code, saved, info }) => {
      await store.saveSnapshot(NAME, { libraryHash, code, saved, info, savedAt: info.learntAt });
    },
  };
}
