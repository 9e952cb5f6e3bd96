import { prefersReducedMotion } from 'svelte/motion';

/** Starts fast and comes to rest gently. */
const EASING = 'cubic-bezier(0.22, 1, 0.36, 1)';

const onScreen = ({ top, bottom }: DOMRect): boolean => bottom > 0 && top < innerHeight;

/**
 * Lets a list's children glide to their new places (FLIP: first, last, invert, play). All are measured
 * before any is set in motion: Svelte's own `animate:` takes one after the other, and each then
 * asks the browser for a style and a layout of its own.
 */
class ListMotion {
  private readonly before = new Map<Element, DOMRect>();
  private readonly running = new Map<Element, Animation>();

  /** Before the list changes: where its children are on screen, in mid-air or not. */
  measure(list: Element): void {
    this.before.clear();
    for (const child of list.children) this.before.set(child, child.getBoundingClientRect());
  }

  /**
   * After it has changed: those that were there glide from where they were.
   * @param duration in milliseconds
   */
  play(list: Element, duration: number): void {
    for (const animation of this.running.values()) animation.cancel();
    this.running.clear();
    const moves: { child: Element; x: number; y: number }[] = [];
    for (const child of list.children) {
      const from = this.before.get(child);
      if (!from) continue;
      const to = child.getBoundingClientRect();
      // Nobody sees it go.
      if (!onScreen(from) && !onScreen(to)) continue;
      const [x, y] = [from.left - to.left, from.top - to.top];
      if (x !== 0 || y !== 0) moves.push({ child, x, y });
    }
    for (const { child, x, y } of moves) {
      const away = { transform: `translate(${x}px, ${y}px)` };
      const animation = child.animate([away, { transform: 'none' }], { duration, easing: EASING });
      this.running.set(child, animation);
      animation.onfinish = () => this.running.delete(child);
    }
  }
}

/**
 * Lets the children of `list` glide whenever `order` changes. To be called while a component is
 * made. Who asked for less motion sees them at their new places at once.
 * @param duration in milliseconds
 */
export function glides(
  list: () => Element | undefined,
  order: () => readonly unknown[],
  duration: number,
): void {
  const motion = new ListMotion();
  const moving = (): Element | undefined =>
    order().length > 0 && !prefersReducedMotion.current ? list() : undefined;
  $effect.pre(() => {
    const element = moving();
    if (element) motion.measure(element);
  });
  $effect(() => {
    const element = moving();
    if (element) motion.play(element, duration);
  });
}
