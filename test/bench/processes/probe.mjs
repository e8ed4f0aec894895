// Preloaded into every measured process: reports its memory as it is (`resident`) or before and after a full garbage collection
// (`memory`), and ends the process with the bench.
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
// The channel to the bench does not keep a process alive.
process.channel?.unref();

/** Collects garbage, including what finalizers release. */
async function collect() {
  for (let round = 0; round < 3; round += 1) {
    // Also returns unused pages to the system, which otherwise happens in time.
    globalThis.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    await pause(50);
  }
}
