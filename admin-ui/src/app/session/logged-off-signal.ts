/** Where the page that says that somebody has logged off tells the other windows of its browser (`libs/pages/src/browser/page/logged-off.ts`). */
const CHANNEL = 'openeiam.logged-off';

/** Calls back whenever somebody has logged off in another window, until the returned function is called. */
export function onLoggedOff(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', listener);
  return () => {
    channel.close();
  };
}
