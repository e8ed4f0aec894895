// Preloaded into every measured process: tells how much memory it holds, and ends it with the bench.
import { setTimeout as pause } from 'node:timers/promises';

process.on('message', ({ id, ask }) => {
  if (ask !== 'memory') return;
  void collect().then(() => process.send({ id, answer: process.memoryUsage() }));
});
process.on('disconnect', () => process.exit());
// Listening to the bench keeps no process alive that wants to end.
process.channel?.unref();

/** Collects garbage until what finalizers let go of is gone, too. */
async function collect() {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc();
    await pause(50);
  }
}
