/** Milliseconds until a server that could not be asked is asked again. */
const AGAIN = 10_000;

/** Leaves a page as soon as its session has ended elsewhere. Listens only while the page can be seen. */
export function watchSession(): void {
  const { sessionEvents, sessionEnded } =
    document.querySelector<HTMLElement>('[data-session-events]')?.dataset ?? {};
  if (sessionEvents === undefined || sessionEnded === undefined) return;
  let source: EventSource | undefined;
  const listen = () => {
    source?.close();
    source = undefined;
    if (document.visibilityState !== 'visible') return;
    source = new EventSource(sessionEvents);
    // The channel's end says only that it is worth asking: a server that restarts ends it, too.
    source.onmessage = listen;
    source.onerror = ({ target }) => {
      if (target === source && source.readyState === EventSource.CLOSED) void look();
    };
  };
  const look = async () => {
    if (await hasEnded()) location.replace(sessionEnded);
    else setTimeout(listen, AGAIN);
  };
  document.addEventListener('visibilitychange', listen);
  addEventListener('pagehide', () => source?.close());
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) listen();
  });
  listen();
}

/** The server sends people without a session on to the logon page. */
async function hasEnded(): Promise<boolean> {
  const answer = await fetch(location.pathname, {
    redirect: 'manual',
    cache: 'no-store',
    headers: { accept: 'text/html' },
  }).catch(() => undefined);
  return answer?.type === 'opaqueredirect';
}
