import { QrDisplay } from './qr/display.js';
import { Stage } from './qr/stage.js';
import { TicketClient } from './qr/ticket-client.js';

const csrf = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? '';

for (const root of document.querySelectorAll<HTMLElement>('[data-qr]')) {
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
