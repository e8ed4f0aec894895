import { Agent, WebSocket } from 'undici';
import { DingTalkError } from '../dingtalk-error.js';

/** Longest frame, in bytes: an event that names thousands of people. */
const MOST_BYTES = 1024 * 1024;

/** A connection that is silent for this long is dead, as DingTalk sends pings. */
const SILENCE_MS = 90_000;

const HANDSHAKE_MS = 10_000;

const dispatcher = new Agent({
  connect: { timeout: HANDSHAKE_MS },
  webSocket: { maxPayloadSize: MOST_BYTES },
});

/** An open connection. */
export interface Socket {
  /** Resolves when either side has closed it. Never rejects. */
  readonly closed: Promise<void>;
  send(text: string): void;
  close(): void;
}

/**
 * Opens a connection.
 *
 * @param hear called with each text that arrives
 * @throws DingTalkError
 */
export async function openSocket(address: URL, hear: (text: string) => void): Promise<Socket> {
  const socket = new WebSocket(address, { dispatcher });
  const close = (): void => socket.close();
  let silence = setTimeout(close, HANDSHAKE_MS);
  const listen = (): void => {
    clearTimeout(silence);
    silence = setTimeout(close, SILENCE_MS).unref();
  };
  const closed = new Promise<void>((resolve) => {
    socket.addEventListener('close', () => {
      clearTimeout(silence);
      resolve();
    });
  });
  // Ignored, as a close always follows. Its message may contain the address, and with it the ticket.
  socket.addEventListener('error', () => undefined);
  socket.addEventListener('message', ({ data }) => {
    listen();
    if (typeof data === 'string') hear(data);
  });
  const opened = new Promise<boolean>((resolve) => {
    socket.addEventListener('open', () => resolve(true));
    void closed.then(() => resolve(false));
  });
  if (!(await opened)) throw new DingTalkError('unreachable', { operation: 'stream', code: 'not_opened' });
  listen();
  return {
    closed,
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close,
  };
}
