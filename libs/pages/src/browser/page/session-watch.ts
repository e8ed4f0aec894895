import { readEventStream, StreamBuffered } from '../live/read-event-stream.js';
import { pause } from '../live/pause.js';
import { Problem } from '../live/problem.js';

/** Seconds before a channel that ended is reopened, if the session has not ended. */
const AGAIN = 10;

/** Seconds between two requests where a proxy buffers the channel. */
const ASKED_EVERY = 30;

/**
 * Seconds that a submitted form may take to open another page. Logging off ends the session too, and its own page reports the result: a
 * watch that notices the end first must not navigate elsewhere. If the answer is a file, the page stays, and is watched again.
 */
const LEADS_ON_WITHIN = 60;

/** An open page alone does not count as use of its session. */
const UNATTENDED = { 'x-unattended': 'yes' };

/** Leaves the page as soon as its session has ended elsewhere. Listens only while the page is visible. */
export function watchSession(): void {
  const { sessionEvents, sessionEnded } =
    document.querySelector<HTMLElement>('[data-session-events]')?.dataset ?? {};
  if (sessionEvents === undefined || sessionEnded === undefined) return;
  let listening = new AbortController();
  const stop = () => listening.abort();
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const listen = () => {
    stop();
    if (document.visibilityState !== 'visible' || leaving !== undefined) return;
    listening = new AbortController();
    watch(sessionEvents, sessionEnded, listening.signal).catch(() => 'the page goes, or cannot be seen');
  };
  const stay = () => {
    clearTimeout(leaving);
    leaving = undefined;
    listen();
  };
  document.addEventListener('visibilitychange', listen);
  addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    stop();
    clearTimeout(leaving);
    leaving = setTimeout(stay, LEADS_ON_WITHIN * 1000);
  });
  addEventListener('pagehide', stop);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) stay();
  });
  listen();
}

async function watch(channel: string, ended: string, signal: AbortSignal): Promise<void> {
  let isHeldBack = false;
  // The end of the channel only means that a check is worthwhile: a server restart ends it as well.
  for (;;) {
    if (!isHeldBack) isHeldBack = (await endOf(channel, signal)) === 'held back';
    if (await hasEnded(signal)) break;
    await pause(isHeldBack ? ASKED_EVERY : AGAIN, signal);
  }
  location.replace(ended);
}

async function endOf(channel: string, signal: AbortSignal): Promise<'ended' | 'held back'> {
  try {
    await readEventStream(channel, signal, UNATTENDED).next();
    return 'ended';
  } catch (error) {
    if (error instanceof StreamBuffered) return 'held back';
    if (error instanceof Problem) return 'ended';
    throw error;
  }
}

/** The server redirects people without a session to the logon page. */
async function hasEnded(signal: AbortSignal): Promise<boolean> {
  const answer = await fetch(location.pathname, {
    signal,
    redirect: 'manual',
    cache: 'no-store',
    headers: { ...UNATTENDED, accept: 'text/html' },
  }).catch(() => undefined);
  signal.throwIfAborted();
  return answer?.type === 'opaqueredirect';
}
