/**
 * The best items by score, best first, without sorting the rest: a bounded heap with the worst of
 * the kept at its root. Ties go to the lower index, so that results are repeatable.
 * @param scores length items; NaN counts as lowest
 * @param accept leaves out items for which it is false
 */
export function topItems(
  scores: Float32Array | Float64Array,
  count: number,
  accept: (item: number) => boolean = () => true,
): Uint32Array {
  const heap: number[] = [];
  const value = (item: number) => (Number.isNaN(scores[item]) ? -Infinity : scores[item]);
  const worse = (a: number, b: number) => value(a) < value(b) || (value(a) === value(b) && a > b);

  const siftDown = (from: number) => {
    for (let at = from; ;) {
      const left = 2 * at + 1;
      if (left >= heap.length) return;
      const right = left + 1;
      const child = right < heap.length && worse(heap[right], heap[left]) ? right : left;
      if (!worse(heap[child], heap[at])) return;
      [heap[at], heap[child]] = [heap[child], heap[at]];
      at = child;
    }
  };
  const siftUp = (from: number) => {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!worse(heap[at], heap[parent])) return;
      [heap[at], heap[parent]] = [heap[parent], heap[at]];
      at = parent;
    }
  };

  for (let item = 0; item < scores.length; item++) {
    if (heap.length === count && (count === 0 || !worse(heap[0], item))) continue;
    if (!accept(item)) continue;
    if (heap.length < count) siftUp(heap.push(item) - 1);
    else {
      heap[0] = item;
      siftDown(0);
    }
  }
  return Uint32Array.from(heap.sort((a, b) => (worse(a, b) ? 1 : -1)));
}
