/** Name of the channel by which a window that logged on tells the others of this browser. */
const CHANNEL = 'openeiam.logged-on';

/** Tells the other windows of the console that somebody has logged on. */
export function tellLoggedOn(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('logged-on');
  channel.close();
}

/** Calls back whenever another window tells that somebody has logged on, until the returned function is called. */
export function onLoggedOn(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', listener);
  return () => {
    channel.close();
  };
}
