import { driveFor } from '../load/drive.mjs';
import { inTurn } from './in-turn.mjs';

const SLICE_MS = 3_000;

/** QR codes that a server issues in a second while its worker delivers their events. */
export async function ticketsIssued(installation) {
  const rates = await inTurn(installation, ({ port, browser, issue }) =>
    driveFor(SLICE_MS, port, (connection) => issue(connection, browser())),
  );
  return [{ figure: 'tickets issued', unit: '/s', ...rates, better: 'more' }];
}
