import { driveAll } from './drive.mjs';

/** Steps of a logon, in order, without reading the QR code, which a camera does. */
export const STEPS = ['issue', 'scan', 'confirm', 'redeem'];

/**
 * Logs everyone in the installation on, step by step.
 *
 * @param around called with the name of each step and the work; gives its measurement
 * @returns the measurements by step
 */
export async function logonSteps(installation, { port, browser, phone, ...does }, around) {
  const logons = Array.from({ length: installation.people }, (_, person) => ({
    person,
    browser: browser(),
    phone: phone(),
  }));
  const codes = await installation.dingtalk.ask({ ask: 'codes', people: logons.map(({ person }) => person) });
  const work = {
    issue: async (connection, logon) => {
      logon.issued = await does.issue(connection, logon.browser);
    },
    scan: (connection, { phone: own, scanned, person }) => does.scan(connection, own, scanned, codes[person]),
    confirm: (connection, { phone: own, scanned }) => does.confirm(connection, own, scanned),
    redeem: (connection, logon) => does.redeem(connection, logon.browser),
  };
  const known = {};
  for (const step of STEPS) {
    known[step] = await around(step, () => driveAll(logons, port, work[step]));
    if (step === 'issue') for (const logon of logons) logon.scanned = does.scanned(logon.issued);
  }
  return known;
}
