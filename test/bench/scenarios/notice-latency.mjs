import { Connection } from '../load/connection.mjs';
import { percentile } from '../load/percentile.mjs';
import { scannedValue } from '../load/scanned-value.mjs';
import { openStream } from '../load/stream.mjs';
import { inTurn } from './in-turn.mjs';

const LOGONS = 40;

/** Latency in milliseconds from the tap on Confirm to the event in the waiting browser, one logon at a time. */
export async function noticeLatency(installation) {
  const slices = await inTurn(installation, (side) => slice(installation, side));
  return [
    ['median', 0.5],
    ['95th percentile', 0.95],
  ].map(([name, part]) => ({
    figure: `notice latency, ${name}`,
    unit: 'ms',
    product: slices.product.map((times) => percentile(times, part)),
    floor: slices.floor.map((times) => percentile(times, part)),
    better: 'less',
  }));
}

async function slice(installation, side) {
  const connection = new Connection(side.port);
  const people = Array.from({ length: LOGONS }, (_, person) => person);
  const codes = await installation.dingtalk.ask({ ask: 'codes', people });
  const times = [];
  for (const code of codes) {
    const [browser, phone] = [side.browser(), side.phone()];
    const scanned = scannedValue(await side.issue(connection, browser));
    await side.scan(connection, phone, scanned, code);
    const stream = await openStream(side.port, side.eventsPath, browser.headers);
    const tapped = performance.now();
    const [told] = await Promise.all([stream.until('"confirmed"'), side.confirm(connection, phone, scanned)]);
    times.push(told - tapped);
    stream.close();
  }
  connection.close();
  return times;
}
