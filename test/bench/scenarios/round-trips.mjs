import { countRoundTrips } from '../database/count-round-trips.mjs';
import { Connection } from '../load/connection.mjs';
import { productOf } from '../load/product-browser.mjs';
import { scannedValue } from '../load/scanned-value.mjs';
import { freePort } from '../processes/free-port.mjs';

const LOGONS = 10;

/** Round trips to the database in each step of a logon, with warm caches. */
export async function roundTrips(installation) {
  const counter = await countRoundTrips(installation.database.processUrl);
  const port = await freePort();
  const server = await installation.startServer({ PORT: port, DATABASE_URL: counter.url });
  const side = { ...productOf(installation), port };
  const connection = new Connection(port);
  const people = Array.from({ length: LOGONS + 1 }, (_, person) => person);
  const codes = await installation.dingtalk.ask({ ask: 'codes', people });
  const logons = [];
  for (const code of codes) logons.push(await logOn(side, connection, counter, code));
  connection.close();
  await server.stop();
  counter.close();
  const [, ...counted] = logons; // the first one fills the caches
  const row = (name, pick) => ({
    figure: `round trips: ${name}`,
    unit: '',
    product: counted.map(pick),
    floor: [name === 'full logon' ? 4 : 1],
    better: 'less',
  });
  return [
    row('full logon', (steps) => Object.values(steps).reduce((sum, trips) => sum + trips, 0)),
    ...Object.keys(counted[0]).map((step) => row(step, (steps) => steps[step])),
  ];
}

async function logOn(side, connection, counter, code) {
  const [browser, phone] = [side.browser(), side.phone()];
  const counted = {};
  const count = async (step, work) => {
    counter.take();
    const result = await work();
    counted[step] = counter.take();
    return result;
  };
  const scanned = scannedValue(await count('issue', () => side.issue(connection, browser)));
  // The phone opens the page before it identifies the person; pages are not counted.
  await connection.request('GET', `/q/${scanned}`, phone.headers);
  await count('scan', () => side.scan(connection, phone, scanned, code));
  await count('confirm', () => side.confirm(connection, phone, scanned));
  await count('redeem', () => side.redeem(connection, browser));
  return counted;
}
