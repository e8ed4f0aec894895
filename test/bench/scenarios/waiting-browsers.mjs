import { clearTickets } from '../database/between-slices.mjs';
import { driveAll } from '../load/drive.mjs';
import { floorOf } from '../load/floor-browser.mjs';
import { productOf } from '../load/product-browser.mjs';
import { openStream } from '../load/stream.mjs';

const CROWDS = [1_000, 2_000];

/** How fast browsers begin to wait, and what each of them costs in memory. */
export async function waitingBrowsers(town) {
  const product = await waitAt(town, town.server, productOf(town));
  const floor = await waitAt(town, town.floor, floorOf(town));
  const row = (figure, unit, pick, better) => ({
    figure,
    unit,
    product: [pick(product)],
    floor: [pick(floor)],
    better,
  });
  return [
    row('browsers that begin to wait', '/s', ({ rate }) => rate, 'more'),
    ...CROWDS.flatMap((crowd) => [
      row(`server with ${crowd} waiting`, 'MB', ({ rss }) => rss.get(crowd) / 1e6, 'less'),
      row(`… for each of ${crowd}`, 'KB', ({ rss }) => (rss.get(crowd) - rss.get(0)) / crowd / 1e3, 'less'),
    ]),
  ];
}

async function waitAt(town, server, side) {
  await clearTickets(town);
  const rssOf = async () => (await server.ask({ ask: 'memory' })).needed;
  const rss = new Map([[0, await rssOf()]]);
  const streams = [];
  let waitedMs = 0;
  for (const crowd of CROWDS) {
    const browsers = Array.from({ length: crowd - streams.length }, side.browser);
    await driveAll(browsers, side.port, side.issue);
    const started = performance.now();
    for (let at = 0; at < browsers.length; at += 50) {
      const batch = browsers.slice(at, at + 50);
      streams.push(
        ...(await Promise.all(batch.map(({ headers }) => openStream(side.port, side.eventsPath, headers)))),
      );
    }
    waitedMs += performance.now() - started;
    rss.set(crowd, await rssOf());
  }
  for (const stream of streams) stream.close();
  return { rate: (streams.length * 1000) / waitedMs, rss };
}
