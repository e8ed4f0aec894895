/**
 * Channel on which windows of this browser learn that somebody has logged off; the console listens
 * (`admin-ui/src/app/session/logged-off-signal.ts`).
 */
const CHANNEL = 'openeiam.logged-off';

/** Tells the other windows of this browser about a log-off, from the page that reports it. */
export function tellLoggedOff(): void {
  if (document.querySelector('[data-logged-off]') === null) return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('logged-off');
  channel.close();
}
