import type { Duplex } from 'node:stream';
import type { ClientBase } from 'pg';

/** The socket that a connection of `pg` writes to, encrypted or not. */
interface Wired {
  readonly connection: { readonly stream: Duplex };
}

/**
 * Makes a connection send everything that is written in one turn of the event loop together. Pipelined statements are many small messages.
 * Otherwise each would cost a packet and a system call, and wake PostgreSQL. Call it on an open connection: when Node's sockets connect,
 * they reset their `write`.
 */
export function batchWrites(client: ClientBase): void {
  const { stream } = (client as unknown as Wired).connection;
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  let isHeld = false;
  stream.write = (...args: unknown[]) => {
    if (!isHeld) {
      isHeld = true;
      stream.cork();
      process.nextTick(() => {
        isHeld = false;
        stream.uncork();
      });
    }
    return write(...args);
  };
}
