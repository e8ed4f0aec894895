import { Socket } from 'node:net';

/**
 * A socket that sends together what is written in one turn of the event loop. Pipelined statements are many small
 * messages, and each would be a packet and a system call of its own.
 */
export function batchingSocket(): Socket {
  const socket = new Socket();
  const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
  let isHeld = false;
  socket.write = (...args: unknown[]) => {
    if (!isHeld) {
      isHeld = true;
      socket.cork();
      process.nextTick(() => {
        isHeld = false;
        socket.uncork();
      });
    }
    return write(...args);
  };
  return socket;
}
