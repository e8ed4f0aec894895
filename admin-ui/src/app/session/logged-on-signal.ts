/** The channel on which a window that logged on notifies the others of this browser. */
const CHANNEL = 'openeiam.logged-on';

/** Notifies the other windows of the console of a logon. */
export function tellLoggedOn(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('logged-on');
  channel.close();
}

/** Calls back whenever another window has logged on, until the returned function is called. */
export function onLoggedOn(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', listener);
  return () => {
    channel.close();
  };
}
