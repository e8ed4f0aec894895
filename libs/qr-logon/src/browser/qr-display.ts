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
  // The browser restored the page from its cache (bfcache), so its code is old.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) display.start();
  });
}

/**
 * Whether this is a tablet, whatever its user agent says: no Mac has a touch screen, and HarmonyOS reports Linux. A notebook that also has
 * a touch screen is not a tablet.
 */
function isTouched(): boolean {
  const isPretending = /Macintosh|Linux|Harmony/.test(navigator.userAgent);
  return navigator.maxTouchPoints > 0 && (isPretending || matchMedia('(pointer: coarse)').matches);
}
