const EXPIRED = '11019';
const SCANNED = '11041';

interface QrAnswer {
  readonly success: boolean;
  readonly errorCode?: string;
}

function shows(key: 'scanned' | 'expired'): void {
  const line = document.getElementById('qr-state');
  if (line !== null) line.textContent = line.dataset[key] ?? '';
}

function isOver(): void {
  document.getElementById('qr')?.classList.add('over');
  document.getElementById('qr-renew')?.removeAttribute('hidden');
  shows('expired');
}

/** Follows the QR code until it is confirmed or has expired; the server holds each call for some seconds. */
async function follow(ticket: string): Promise<void> {
  for (;;) {
    const body = new URLSearchParams(location.search);
    body.set('code', ticket);
    body.set('stayLogin', 'false');
    const response = await fetch('/oauth2/login_with_qr', { method: 'POST', body });
    const answer = (await response.json()) as QrAnswer;
    if (answer.success) {
      location.assign(`/oauth2/consent.htm${location.search}`);
      return;
    }
    if (answer.errorCode === SCANNED) shows('scanned');
    if (answer.errorCode === EXPIRED) {
      isOver();
      return;
    }
  }
}

const ticket = document.getElementById('qr')?.dataset['ticket'];
if (ticket !== undefined) {
  follow(ticket).catch(isOver);
}
