import { notices, type Notices } from './notices.svelte';

interface Step {
  readonly text: string;
  /** False when a later change leaves nothing to take back. */
  readonly takeBack: () => boolean;
  /** The notice that offers it. */
  notice: number;
}

export interface StepOptions {
  /** A new notice of the same topic takes the place of the old one. */
  readonly topic: string;
  readonly lasts?: number;
}

const REMEMBERED = 50;

/**
 * What the visitor did, over marks, favourites and filters alike. Each step can be taken back once: by
 * its notice's button, or, the latest first, by Ctrl+Z.
 */
export class UndoHistory {
  readonly #notices: Notices;
  #steps: Step[] = [];

  constructor(shownIn: Notices) {
    this.#notices = shownIn;
  }

  /** Says what was done, and offers to take it back. */
  did(text: string, takeBack: () => boolean, { topic, lasts }: StepOptions): void {
    const step: Step = { text, takeBack, notice: 0 };
    this.#steps = [...this.#steps.slice(1 - REMEMBERED), step];
    step.notice = this.#notices.say(text, {
      topic,
      action: { label: 'Undo', run: () => this.#press(step) },
      ...(lasts === undefined ? {} : { lasts }),
    });
  }

  /** Takes back the latest step that still can be. False when there is none. */
  undo(): boolean {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      // Its button would have nothing left to do.
      this.#notices.dismiss(step.notice);
      if (step.takeBack()) {
        this.#notices.say(`Taken back: ${step.text}`, { topic: 'undo', lasts: 4000 });
        return true;
      }
    }
    return false;
  }

  #press(step: Step): void {
    this.#steps = this.#steps.filter((other) => other !== step);
    if (!step.takeBack())
      this.#notices.say('It has been changed since, so there is nothing to take back.', {
        topic: 'undo',
      });
  }
}

export const undoHistory = new UndoHistory(notices);
