import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { printTable } from '../report/table.mjs';
import { begin } from './begin.mjs';
import { emptyTenant } from './empty-tenant.mjs';
import { firstScan } from './first-scan.mjs';
import { Hand } from './hand.mjs';

/**
 * Walks like a person who sees the product for the first time, from a clone to the first scan and from an empty tenant to a logon by QR
 * code, and counts the acts. A missing step is a dead end, and fails.
 */
export async function firstWalk({ isClone }) {
  const place = await begin({ isClone });
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? (await sparticuz.executablePath()),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const scan = await walk((hand) => firstScan(hand, browser, place));
    const tenant = await walk((hand) => emptyTenant(hand, browser, place));
    const begun = isClone ? 'clone to ready' : 'npm start, everything built, to ready';
    printTable([
      row(begun, 's', [place.seconds]),
      ...rowsOf('ready to the first scan', scan, 180 - place.seconds),
      ...rowsOf('empty tenant to a logon by QR code', tenant, 300),
    ]);
  } finally {
    await browser.close();
    await place.end();
  }
}

async function walk(steps) {
  const hand = new Hand();
  const started = performance.now();
  await steps(hand);
  return { hand, machine: (performance.now() - started) / 1_000 };
}

function rowsOf(what, { hand, machine }, aim) {
  return [
    row(`${what}: presses`, '', [hand.presses]),
    row('… keys', '', [hand.keys]),
    row('… the machine', 's', [machine]),
    row(
      '… with a practised hand (keystroke-level model); the floor is the aim',
      's',
      [machine + hand.seconds],
      aim,
    ),
  ];
}

function row(figure, unit, product, aim) {
  return { figure, unit, product, better: 'less', ...(aim === undefined ? {} : { floor: [aim] }) };
}
