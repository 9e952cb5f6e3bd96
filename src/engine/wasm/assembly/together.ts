/**
 * Conjugate gradients for many long rows at once, where the fixed factors are too many for the
 * processor's caches: a pass takes the fixed side in panels of neighbouring columns, and goes over
 * every row's observations in a panel before the next one is read. A factor then comes from memory
 * once for all rows, and not once for each. Rows wait in slots, one after the other from `slots` on.
 */
import { addSteps, begin, isSound, nextStep, putDown, takeUp, turnListed } from './steps';
import { col, firstOf, rotated, slotBytes, stride } from './state';

/** Beside what `steps.ts` keeps in a slot: the row, its next observation, and how it stands. */
const ROW = 20;
const NEXT = 24;
const STATE = 28;
/** As `nextStep` says it: 1 while there is more to do, then 0, or −1 when it must be solved exactly. */
const GOES_ON = 1;

/** Begins with the rows whose numbers are the `count` integers at `rows`, each in a slot. */
export function beginTogether(rows: usize, count: i32, steps: i32, slots: usize): void {
  for (let i = 0; i < count; i++) {
    const list = rows + ((<usize>i) << 2);
    if ((i & 3) == 0) turnListed(list, (<usize>(min(4, count - i) - 1)) << 2);
    const row = load<i32>(list);
    begin(row, steps, slots);
    putDown(slots);
    store<i32>(slots, row, ROW);
    store<i32>(slots, firstOf(row), NEXT);
    store<i32>(slots, GOES_ON, STATE);
    slots += slotBytes();
  }
}

/**
 * Reads columns from..to-1 in order, a word of every cache line, since rows will ask for them in
 * none. What it returns means nothing, but lets no compiler leave the reading out.
 */
export function readPanel(from: u32, to: u32): i32 {
  let all: i32 = 0;
  const end = rotated + <usize>to * stride;
  for (let at = rotated + <usize>from * stride; at < end; at += 64) all |= load<i32>(at);
  return all;
}

/**
 * Goes on with each row's pass over its observations, up to the first one whose column is `before`
 * or above. Columns that do not ascend cost speed and make longer pieces of work, but lose no
 * observations: the last panel takes all.
 */
export function addTogether(count: i32, slots: usize, before: u32): void {
  for (let i = 0; i < count; i++, slots += slotBytes()) {
    if (load<i32>(slots, STATE) != GOES_ON) continue;
    const from = load<i32>(slots, NEXT);
    const end = firstOf(load<i32>(slots, ROW) + 1);
    let to = from;
    while (to < end && load<u32>(col + ((<usize>to) << 2)) < before) to++;
    if (to == from) continue;
    takeUp(slots);
    addSteps(from, to);
    putDown(slots);
    store<i32>(slots, to, NEXT);
  }
}

/** Ends a pass of all rows. Returns how many go on to another one. */
export function nextTogether(count: i32, slots: usize): i32 {
  let going = 0;
  for (let i = 0; i < count; i++, slots += slotBytes()) {
    if (load<i32>(slots, STATE) != GOES_ON) continue;
    takeUp(slots);
    const state = nextStep();
    putDown(slots);
    store<i32>(slots, state == 0 && !isSound() ? -1 : state, STATE);
    store<i32>(slots, firstOf(load<i32>(slots, ROW)), NEXT);
    if (state == GOES_ON) going++;
  }
  return going;
}

/** The row of a slot if it must be solved exactly after all, −1 otherwise. */
export function unsolved(slots: usize, slot: i32): i32 {
  const at = slots + <usize>slot * slotBytes();
  return load<i32>(at, STATE) < 0 ? load<i32>(at, ROW) : -1;
}
