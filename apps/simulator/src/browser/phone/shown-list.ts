import { element } from './element.js';

interface Shown {
  readonly tickets: readonly {
    readonly url: string;
    readonly shownAt: string;
    readonly scannedBy?: string;
  }[];
}

const POLL_MILLISECONDS = 2000;

/** The displayed codes; pressing one scans it. */
export class ShownList {
  readonly #box = element('shown', HTMLElement);
  readonly #time = new Intl.DateTimeFormat([], { timeStyle: 'medium', hour12: false });
  #drawn = '';

  constructor(private readonly scan: (url: string) => void) {
    setInterval(() => {
      if (document.visibilityState === 'visible') void this.refresh();
    }, POLL_MILLISECONDS);
    void this.refresh();
  }

  async refresh(): Promise<void> {
    // A restarting simulator is asked again in the next round.
    const response = await fetch('/phone/shown').catch(() => undefined);
    if (response?.ok !== true) return;
    const { tickets } = (await response.json()) as Shown;
    const drawn = JSON.stringify(tickets);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#box.hidden = tickets.length === 0;
    this.#box.querySelector('ul')?.replaceChildren(...tickets.map((ticket) => this.#row(ticket)));
  }

  #row({ url, shownAt, scannedBy }: Shown['tickets'][number]): HTMLLIElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.title = (this.#box.dataset['scan'] ?? '').replace('…', url);
    const address = document.createElement('span');
    address.textContent = url.replace(/^https?:\/\//, '');
    const time = document.createElement('time');
    time.textContent = this.#time.format(new Date(shownAt));
    button.append(address, ...(scannedBy === undefined ? [] : [this.#mark(scannedBy)]), time);
    button.addEventListener('click', () => this.scan(url));
    const row = document.createElement('li');
    row.append(button);
    return row;
  }

  /** Shows whose phone has scanned a code, which nobody else can use any more. */
  #mark(scannedBy: string): HTMLElement {
    const mark = document.createElement('em');
    mark.textContent = (this.#box.dataset['scanned'] ?? '').replace('…', scannedBy);
    return mark;
  }
}
