import { availableParallelism, cpus, loadavg } from 'node:os';
import { firstWalk } from './first-walk/main.mjs';
import { printTable } from './report/table.mjs';
import { auditExport } from './scenarios/audit-export.mjs';
import { auditSearch } from './scenarios/audit-search.mjs';
import { directory } from './scenarios/directory.mjs';
import { fullLogons } from './scenarios/full-logons.mjs';
import { growth } from './scenarios/growth.mjs';
import { memory } from './scenarios/memory.mjs';
import { noticeLatency } from './scenarios/notice-latency.mjs';
import { openingConsole } from './scenarios/opening-console.mjs';
import { processorTime } from './scenarios/processor-time.mjs';
import { retention } from './scenarios/retention.mjs';
import { roundTrips } from './scenarios/round-trips.mjs';
import { sso } from './scenarios/sso.mjs';
import { ticketsIssued } from './scenarios/tickets-issued.mjs';
import { waitingBrowsers } from './scenarios/waiting-browsers.mjs';
import { startInstallation } from './installation.mjs';

/** In order: memory at rest is measured before anything else, and again at the end. */
const SCENARIOS = {
  tickets: ticketsIssued,
  logons: fullLogons,
  cpu: processorTime,
  'round-trips': roundTrips,
  notices: noticeLatency,
  waiting: waitingBrowsers,
  audit: auditSearch,
  'audit-export': auditExport,
  retention,
  console: openingConsole,
  directory,
  sso,
  growth,
};

/** Scenarios that also measure the peer, which has nothing comparable to the others. */
const BESIDE_PEER = ['tickets', 'logons', 'cpu'];

const named = process.argv.slice(2);
// Runs alone: it measures `npm start`, and shares nothing with the others.
if (named[0] === 'first-walk') {
  await firstWalk({ isClone: named.includes('clone') });
  process.exit();
}
const withPeer = named.includes('peer');
const wanted = withPeer && named.length === 1 ? BESIDE_PEER : named.filter((name) => name !== 'peer');
const unknown = wanted.filter((name) => !(name in SCENARIOS));
if (unknown.length > 0) {
  console.error(
    `No scenario ${unknown.join(', ')}; there are ${Object.keys(SCENARIOS).join(', ')}, peer, first-walk.`,
  );
  process.exit(2);
}

const installation = await startInstallation({ withPeer });
try {
  const atRest = await memory(installation, 'at rest');
  const rows = [];
  for (const [name, scenario] of Object.entries(SCENARIOS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.error(`measuring ${name} …`);
    rows.push(...(await scenario(installation)));
  }
  rows.push(...atRest, ...(await memory(installation, 'after the run')));
  console.log(
    `\n${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ` +
      `load average at the end ${loadavg()[0]?.toFixed(1)}\n`,
  );
  printTable(rows);
} finally {
  await installation.close();
}
