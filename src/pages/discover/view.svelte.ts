/** What Discover remembers while one looks at other pages. */
export const view = $state({
  /** Null until the kept marks are read: only then is it known whether this is a first visit. */
  wallOpen: null as boolean | null,
  filtersOpen: false,
});
