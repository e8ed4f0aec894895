import { setTimeout as pause } from 'node:timers/promises';
import { untilDelivered } from '../database/between-slices.mjs';

/** Milliseconds of rest before the measurement: until then, clean-up of the start or the last scenario goes on. */
const REST_MS = 10_000;

/** Resident memory of server and worker, as it is and after a full garbage collection. */
export async function memory(installation, when) {
  await untilDelivered(installation);
  await pause(REST_MS);
  const [server, worker, floor] = await Promise.all(
    ['server', 'worker', 'floor'].map((name) => installation[name].ask({ ask: 'memory' })),
  );
  const row = (figure, product, beside) => ({
    figure,
    unit: 'MB',
    product: [product / 1e6],
    floor: beside === undefined ? undefined : [beside / 1e6],
    better: 'less',
  });
  return [
    row(`server ${when}`, server.resident, floor.resident),
    row(`server ${when}, garbage collected`, server.needed, floor.needed),
    row(`worker ${when}`, worker.resident),
    row(`worker ${when}, garbage collected`, worker.needed),
  ];
}
