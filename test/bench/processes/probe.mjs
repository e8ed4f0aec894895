// Preloaded into every measured process: tells how much memory it holds, as it is (`resident`) or before and after everything
// that can be collected is (`memory`), and ends the process with the bench.
import { setTimeout as pause } from 'node:timers/promises';

process.on('message', ({ id, ask }) => {
  if (ask === 'resident') process.send({ id, answer: process.memoryUsage.rss() });
  if (ask !== 'memory') return;
  const resident = process.memoryUsage.rss();
  void collect().then(() => {
    const { rss: needed, heapUsed: heap } = process.memoryUsage();
    process.send({ id, answer: { resident, needed, heap } });
  });
});
process.on('disconnect', () => process.exit());
// Listening to the bench keeps no process alive that wants to end.
process.channel?.unref();

/** Collects garbage until what finalizers let go of is gone, too. */
async function collect() {
  for (let round = 0; round < 3; round += 1) {
    // Pages that are no longer used are given back, too, as they are in time without being asked for.
    globalThis.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    await pause(50);
  }
}
