import { drawQr } from './draw-qr.js';
import { Ring } from './ring.js';
import type { IssuedTicket, TicketState, TicketStatus } from './ticket-client.js';
import type { DisplayProblem } from './display-problem.js';

type Picture = TicketState | DisplayProblem | 'loading';

/** The part of the page that shows the code. The page already contains all texts in its language; this only switches between them. */
export class Stage {
  private readonly ring: Ring;

  constructor(private readonly root: HTMLElement) {
    this.ring = new Ring(root.querySelector('[data-ring]'));
  }

  onRenew(action: () => void): void {
    for (const button of this.root.querySelectorAll('[data-renew]')) button.addEventListener('click', action);
  }

  /** @param caption if it is not the picture's own */
  show(picture: Picture, caption: string = picture): void {
    // When a focused button disappears, the focus must stay in this part of the page.
    const hadFocus = this.root.contains(document.activeElement) && document.activeElement !== this.root;
    this.root.dataset['state'] = picture;
    for (const veil of this.root.querySelectorAll<HTMLElement>('[data-when]')) {
      veil.hidden = veil.dataset['when'] !== picture;
    }
    for (const text of this.root.querySelectorAll<HTMLElement>('[data-caption]')) {
      text.hidden = text.dataset['caption'] !== caption;
    }
    if (!hadFocus) return;
    const captions = this.root.querySelector<HTMLElement>('[data-captions]');
    captions?.focus({ preventScroll: true });
  }

  async code({ scanUrl, lifetimeSeconds }: IssuedTicket): Promise<void> {
    const image = this.root.querySelector<HTMLImageElement>('[data-code]');
    if (image === null) return;
    // As an image, the SVG can neither run scripts nor load anything.
    image.src = `data:image/svg+xml,${encodeURIComponent(await drawQr(scanUrl))}`;
    image.hidden = false;
    this.ring.begin(lifetimeSeconds);
  }

  /** Shows the matching number and the masked name, which the phone shows too, or what keeps the phone from continuing. */
  status({ state, name, number, remainingSeconds, trouble, reason }: TicketStatus): void {
    this.write('[data-name]', name ?? '');
    this.write('[data-number]', number ?? '');
    if (remainingSeconds !== undefined) {
      // Another state has another time limit, so the ring starts again.
      if (state === this.root.dataset['state']) this.ring.runDown(remainingSeconds);
      else this.ring.begin(remainingSeconds);
    }
    this.show(state, trouble ?? reason);
  }

  /** Makes the link of the picture lead to this same page at the portal's own address. */
  leadTo(origin: unknown): void {
    const link = this.root.querySelector<HTMLAnchorElement>('a[data-right-address]');
    if (link === null || typeof origin !== 'string' || !/^https?:/.test(origin)) return;
    link.href = new URL(location.pathname + location.search, origin).href;
  }

  /** Shows in how many seconds the display tries again. */
  countDown(seconds: number): void {
    for (const place of this.root.querySelectorAll('[data-seconds]')) place.textContent = String(seconds);
  }

  private write(selector: string, text: string): void {
    const element = this.root.querySelector(selector);
    if (element !== null) element.textContent = text;
  }
}
