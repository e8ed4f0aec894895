import { Connection } from './connection.mjs';

/** Concurrent connections: enough to keep a server busy, few enough to keep queues short. */
const CONNECTIONS = 32;

/** Sends requests for `ms` milliseconds, one at a time on each connection. Gives the throughput, in responses a second. */
export async function driveFor(ms, port, send) {
  let answered = 0;
  const started = performance.now();
  await onConnections(port, async (connection) => {
    while (performance.now() - started < ms) {
      await send(connection);
      answered += 1;
    }
  });
  return (answered * 1000) / (performance.now() - started);
}

/** Handles every item once, on the same number of connections. Gives the milliseconds that it took. */
export async function driveAll(items, port, send) {
  const started = performance.now();
  const rest = items.values();
  await onConnections(port, async (connection) => {
    for (const item of rest) await send(connection, item);
  });
  return performance.now() - started;
}

async function onConnections(port, work) {
  const connections = Array.from({ length: CONNECTIONS }, () => new Connection(port));
  try {
    await Promise.all(connections.map(work));
  } finally {
    for (const connection of connections) connection.close();
  }
}
