import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movements } from '../../../src/state/movement';

const none = (): boolean => false;

describe('movements', () => {
  it('counts places up and down', () => {
    expect([...movements([1, 2, 3], [3, 1, 2], none)]).toEqual([
      [3, 2],
      [1, -1],
      [2, -1],
    ]);
  });

  it('says nothing of films that only moved up because a marked one left', () => {
    const left = (key: number): boolean => key === 1;
    expect([...movements([1, 2, 3, 4], [2, 3, 4], left)]).toEqual([]);
  });

  it('calls a film new when it came in among those that were there', () => {
    expect(movements([1, 2, 3], [1, 9, 2], none).get(9)).toBe('new');
  });

  it('does not call new what slid in at the end for a film that left', () => {
    const moved = movements([1, 2, 3], [2, 3, 4], (key) => key === 1);
    expect(moved.size).toBe(0);
  });

  it('has nothing to say of a first list', () => {
    expect(movements([], [1, 2], none).size).toBe(0);
  });

  it('sums to nothing when the same films are in another order', () => {
    const keys = fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(
        keys.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([before, after]) => {
          const moved = [...movements(before, after, none).values()];
          expect(moved.reduce<number>((sum, by) => sum + Number(by), 0)).toBe(0);
        },
      ),
    );
  });
});
