import { element } from './element.js';

/** The drawn phone. */
export class Screen {
  readonly #frame = element('screen', HTMLIFrameElement);
  readonly #idle = element('idle', HTMLElement);
  readonly #acts = element('acts', HTMLElement);
  readonly #device = document.querySelector<HTMLElement>('.device');
  #address = '';

  constructor() {
    element('reload', HTMLButtonElement).addEventListener('click', () => {
      this.#frame.src = this.#address;
    });
    element('put-away', HTMLButtonElement).addEventListener('click', () => this.putAway());
    const tell = () => {
      const time = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit', hour12: false });
      element('time', HTMLElement).textContent = time.format(new Date());
    };
    tell();
    setInterval(tell, 10_000);
  }

  /** Shows the phone's container at an address below the phone's own host name. */
  show(address: string, scanned: string, way: string): void {
    this.#address = address;
    this.#frame.src = address;
    this.#frame.hidden = false;
    this.#idle.hidden = true;
    this.#acts.hidden = false;
    element('window', HTMLAnchorElement).href = address;
    element('where', HTMLElement).textContent = new URL(scanned).host;
    if (this.#device) this.#device.dataset['way'] = way;
    this.#device?.scrollIntoView({ block: 'nearest' });
  }

  putAway(): void {
    this.#frame.src = 'about:blank';
    this.#frame.hidden = true;
    this.#idle.hidden = false;
    this.#acts.hidden = true;
    element('where', HTMLElement).textContent = '';
  }

  name(text: string): void {
    element('phone-name', HTMLElement).textContent = text;
  }
}
