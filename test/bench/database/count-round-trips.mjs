import { connect, createServer } from 'node:net';
import { freePort } from '../processes/free-port.mjs';

/**
 * Milliseconds by which an answer is delayed. Meanwhile a client sends everything that it sends without waiting; after the answer, it
 * sends only what had to wait for it.
 */
const DELAY_MS = 10;

/** Identifies the connection for notifications, whose answers no request waits for. */
const LISTEN = 'listen ';

/**
 * A proxy in front of PostgreSQL that counts round trips: a client that sends after an answer has waited for it.
 *
 * @param {string} url of the database
 */
export async function countRoundTrips(url) {
  const { hostname, port } = new URL(url);
  const own = await freePort();
  let trips = 0;
  const proxy = createServer({ noDelay: true }, (client) => {
    const database = connect({ host: hostname, port: Number(port), noDelay: true });
    let wasAnswered = true;
    let isListener = false;
    client.on('data', (chunk) => {
      isListener ||= chunk.includes(LISTEN);
      if (wasAnswered && !isListener) trips += 1;
      wasAnswered = false;
      database.write(chunk);
    });
    database.on('data', (chunk) => {
      setTimeout(() => {
        wasAnswered = true;
        client.write(chunk);
      }, DELAY_MS);
    });
    client.on('close', () => database.destroy()).on('error', () => database.destroy());
    database.on('close', () => client.destroy()).on('error', () => client.destroy());
  });
  await new Promise((resolve) => proxy.listen(own, '127.0.0.1', resolve));
  const proxied = new URL(url);
  proxied.host = `127.0.0.1:${own}`;
  return {
    url: proxied.href,
    /** Gives the number of round trips since the last call. */
    take() {
      const taken = trips;
      trips = 0;
      return taken;
    },
    close: () => proxy.close(),
  };
}
