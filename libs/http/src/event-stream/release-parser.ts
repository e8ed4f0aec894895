import type { Socket } from 'node:net';

/** The request parser that Node attaches to a connection, as far as it is used here. Undocumented. */
interface WithParser extends Socket {
  parser?: { readonly remove?: () => void; readonly close?: () => void } | null;
}

/**
 * Releases the request parser of a connection that will receive no more requests, because its answer is a stream: 8 KB for each waiting
 * browser. Further input is dropped. Does nothing if Node stores the parser differently.
 */
export function releaseParser(socket: WithParser): void {
  const { parser } = socket;
  if (typeof parser?.remove !== 'function' || typeof parser.close !== 'function') return;
  // A listener makes Node detach the connection from the parser, which then no longer reads from it.
  socket.on('data', drop);
  for (const listener of socket.listeners('data')) {
    if (listener !== drop) socket.off('data', listener as () => void);
  }
  parser.remove();
  socket.parser = null;
  // Deferred, as in Node itself: the parser may still be running further up the stack.
  setImmediate(() => parser.close?.());
}

function drop(): void {
  // no requests are expected on this connection
}
