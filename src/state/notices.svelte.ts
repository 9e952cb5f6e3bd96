/** One sentence at the foot of the page, with at most one thing to do about it. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly advice: string;
  readonly tone: 'quiet' | 'warning';
  readonly action: { readonly label: string; run(): void } | null;
  /** Milliseconds until it leaves by itself; null stays until dismissed. */
  readonly lasts: number | null;
}

export interface NoticeOptions {
  readonly advice?: string;
  readonly tone?: Notice['tone'];
  readonly action?: { readonly label: string; run(): void };
  readonly lasts?: number | null;
  /** A new notice of the same topic takes the place of the old one. */
  readonly topic?: string;
}

/** The notices on show, oldest first. */
export class Notices {
  shown = $state.raw<readonly Notice[]>([]);
  #lastId = 0;
  #topics = new Map<string, number>();

  say(text: string, options: NoticeOptions = {}): number {
    const id = ++this.#lastId;
    const tone = options.tone ?? 'quiet';
    const notice: Notice = {
      id,
      text,
      advice: options.advice ?? '',
      tone,
      action: options.action ?? null,
      lasts: options.lasts === undefined ? (tone === 'warning' ? null : 7000) : options.lasts,
    };
    let kept = this.shown;
    if (options.topic !== undefined) {
      const old = this.#topics.get(options.topic);
      kept = kept.filter((other) => other.id !== old);
      this.#topics.set(options.topic, id);
    }
    // Three at once are enough anywhere (a phone shows the last); warnings are not pushed out by toasts.
    const next = [...kept, notice];
    const extra = next.length - 3;
    const oldest = next.filter((other) => other.lasts !== null).slice(0, Math.max(0, extra));
    this.shown = next.filter((other) => !oldest.includes(other));
    return id;
  }

  dismiss(id: number): void {
    this.shown = this.shown.filter((notice) => notice.id !== id);
  }

  /** Runs the notice's action and takes it away. */
  act(id: number): void {
    const notice = this.shown.find((candidate) => candidate.id === id);
    this.dismiss(id);
    notice?.action?.run();
  }
}

export const notices = new Notices();
