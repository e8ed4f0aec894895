import type { Socket } from 'node:net';

/** What Node keeps on a connection to read requests from it, as far as it is used here. It is not documented. */
interface WithParser extends Socket {
  parser?: { readonly remove?: () => void; readonly close?: () => void } | null;
}

/**
 * Lets go of what reads requests from a connection that will carry none any more, as its answer is a stream: 8 KB of each
 * browser that waits. What still comes in is dropped. Does nothing where Node keeps it otherwise.
 */
export function releaseParser(socket: WithParser): void {
  const { parser } = socket;
  if (typeof parser?.remove !== 'function' || typeof parser.close !== 'function') return;
  // A listener makes Node take the bytes back from the parser, which no longer reads from the connection then.
  socket.on('data', drop);
  for (const listener of socket.listeners('data')) {
    if (listener !== drop) socket.off('data', listener as () => void);
  }
  parser.remove();
  socket.parser = null;
  // Not at once, as Node does not either: it may be at work further up.
  setImmediate(() => parser.close?.());
}

function drop(): void {
  // nobody asks for anything on this connection
}
