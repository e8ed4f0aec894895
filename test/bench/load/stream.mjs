import { connect } from 'node:net';

/**
 * A browser that waits by server-sent events.
 *
 * @returns {Promise<{ until(text: string): Promise<number>, ended: Promise<void>, close(): void }>} once the first event has
 *   come; `until` gives the time (`performance.now()`) at which a text arrived, `ended` settles when the connection is closed
 */
export function openStream(port, path, headers) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let received = '';
  let wanted = [];
  let isOver = false;
  const until = (text) =>
    new Promise((resolve, reject) => {
      wanted.push({ text, resolve, reject });
      look();
      if (isOver) giveUp();
    });
  const look = () => {
    const now = performance.now();
    const found = wanted.filter(({ text }) => received.includes(text));
    wanted = wanted.filter((one) => !found.includes(one));
    for (const { resolve } of found) resolve(now);
  };
  const giveUp = () => {
    wanted.forEach(({ text, reject }) => reject(new Error(`The stream ended before ${text}: ${received}`)));
    wanted = [];
  };
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1');
    look();
  });
  socket.on('error', (error) => wanted.forEach(({ reject }) => reject(error)));
  const ended = new Promise((resolve) => {
    socket.on('close', () => {
      isOver = true;
      giveUp();
      resolve();
    });
  });
  socket.write(
    `GET ${path} HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\n${headers.join('\r\n')}\r\n\r\n`,
  );
  return until('data: ').then(() => ({ until, ended, close: () => socket.destroy() }));
}
