/** The channel on which the logged-off page notifies the other windows of its browser (`libs/pages/src/browser/page/logged-off.ts`). */
const CHANNEL = 'openeiam.logged-off';

/** Calls back whenever another window has logged off, until the returned function is called. */
export function onLoggedOff(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', listener);
  return () => {
    channel.close();
  };
}
