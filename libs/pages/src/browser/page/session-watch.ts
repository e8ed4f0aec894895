import { eventsOf, HeldBack } from '../live/events-of.js';
import { pause } from '../live/pause.js';
import { Problem } from '../live/problem.js';

/** Seconds until a channel that ended, while the session had not, is opened again. */
const AGAIN = 10;

/** Seconds between two questions where channels are held back on the way. */
const ASKED_EVERY = 30;

/**
 * Seconds that a form of the page has to lead somewhere. Logging off ends the session, too, and its own page tells what has become of
 * it: a watch that sees the end first must not lead elsewhere. Where the answer is a file, the page stays, and is watched again.
 */
const LEADS_ON_WITHIN = 60;

/** A page that is only open is no use of its session. */
const UNATTENDED = { 'x-unattended': 'yes' };

/** Leaves a page as soon as its session has ended elsewhere. Listens only while the page can be seen. */
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
  // However the channel ends, it only says that it is worth asking: a server that restarts ends it, too.
  for (;;) {
    if (!isHeldBack) isHeldBack = (await endOf(channel, signal)) === 'held back';
    if (await hasEnded(signal)) break;
    await pause(isHeldBack ? ASKED_EVERY : AGAIN, signal);
  }
  location.replace(ended);
}

async function endOf(channel: string, signal: AbortSignal): Promise<'ended' | 'held back'> {
  try {
    await eventsOf(channel, signal, UNATTENDED).next();
    return 'ended';
  } catch (error) {
    if (error instanceof HeldBack) return 'held back';
    if (error instanceof Problem) return 'ended';
    throw error;
  }
}

/** The server sends people without a session on to the logon page. */
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
