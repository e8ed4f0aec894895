import type { Duplex } from 'node:stream';
import type { ClientBase } from 'pg';

/** What a connection of `pg` writes to, encrypted or not. */
interface Wired {
  readonly connection: { readonly stream: Duplex };
}

/**
 * Lets a connection send together what is written in one turn of the event loop. Pipelined statements are many small messages, and each
 * would be a packet and a system call of its own, and wake PostgreSQL. For a connection that is open: when Node's sockets connect they take back
 * what was done to their `write`.
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
