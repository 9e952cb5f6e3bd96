import { settings } from '../../state/settings.svelte';

/** What Discover remembers while one looks at other pages. */
export const view = $state({
  /** A first visit begins at the wall, a later one at the programme. */
  wallOpen: !settings.returning,
  /** True once the kept marks have confirmed it. */
  wallDecided: false,
  filtersOpen: false,
});
