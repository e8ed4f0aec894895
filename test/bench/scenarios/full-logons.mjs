import { driveAll } from '../load/drive.mjs';
import { scannedValue } from '../load/scanned-value.mjs';
import { inTurn } from './in-turn.mjs';

/** Steps of a logon, in order. Reading the QR code, the camera's part, is not timed. */
const STEPS = ['issue', 'scan', 'confirm', 'redeem'];

/** How many people log on in a second, and how long a server is busy with each of their steps. */
export async function fullLogons(town) {
  const slices = await inTurn(town, (side) => slice(town, side));
  const of = (name, pick) => ({ [name]: slices[name].map(pick) });
  const row = (figure, unit, pick, better) => ({
    figure,
    unit,
    ...of('product', pick),
    ...of('floor', pick),
    better,
  });
  return [
    row('full logons', '/s', (ms) => 1000 / STEPS.reduce((sum, step) => sum + ms[step], 0), 'more'),
    ...STEPS.map((step) => row(`of a logon: ${step}`, 'ms', (ms) => ms[step], 'less')),
  ];
}

/** Gives the milliseconds per logon that each step took. */
async function slice(town, { port, browser, phone, ...does }) {
  const logons = Array.from({ length: town.people }, (_, person) => ({
    person,
    browser: browser(),
    phone: phone(),
  }));
  const codes = await town.dingtalk.ask({ ask: 'codes', people: logons.map(({ person }) => person) });
  const ms = {};
  ms.issue = await driveAll(logons, port, async (connection, logon) => {
    logon.issued = await does.issue(connection, logon.browser);
  });
  for (const logon of logons) logon.scanned = scannedValue(logon.issued);
  ms.scan = await driveAll(logons, port, (connection, { phone: own, scanned, person }) =>
    does.scan(connection, own, scanned, codes[person]),
  );
  ms.confirm = await driveAll(logons, port, (connection, { phone: own, scanned }) =>
    does.confirm(connection, own, scanned),
  );
  ms.redeem = await driveAll(logons, port, (connection, logon) => does.redeem(connection, logon.browser));
  return Object.fromEntries(STEPS.map((step) => [step, ms[step] / logons.length]));
}
