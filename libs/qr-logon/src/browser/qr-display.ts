import { QrDisplay } from './qr/display.js';
import { Stage } from './qr/stage.js';
import { TicketClient } from './qr/ticket-client.js';

const csrf = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? '';

for (const root of document.querySelectorAll<HTMLElement>('[data-qr]')) {
  if (isTouched()) root.querySelector('[data-here]')?.removeAttribute('hidden');
  const display = new QrDisplay(
    new Stage(root),
    new TicketClient(root.dataset['ticket'] ?? '', csrf, root.dataset['returnTo']),
  );
  display.start();
  addEventListener('pagehide', () => display.leave());
  // The browser kept the page as it was when the person left: its code is old.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) display.start();
  });
}

/**
 * Whether this is a tablet, whatever its user agent says: there are no Macs that people touch, and HarmonyOS calls itself
 * Linux. A notebook that has a touch screen besides is none.
 */
function isTouched(): boolean {
  const isPretending = /Macintosh|Linux|Harmony/.test(navigator.userAgent);
  return navigator.maxTouchPoints > 0 && (isPretending || matchMedia('(pointer: coarse)').matches);
}
