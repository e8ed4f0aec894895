import { execFileSync } from 'node:child_process';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { Connections, SnapshotReads } from '#database';
import { systemClock } from '#kernel';
import { WriteExport } from '../../../dist/libs/audit/src/export/write-export.js';
import { LogSigner } from '../../../dist/libs/audit/src/signing/log-signer.js';
import { fillLog } from '../audit/fill-log.mjs';
import { untilDelivered } from '../database/between-slices.mjs';
import { signedIn } from '../load/signed-in.mjs';

/** Set `BENCH_RECORDS` lower on a slow machine. */
const RECORDS = Number(process.env.BENCH_RECORDS ?? 1_000_000);
const ROUNDS = 3;
const EXPORTS_PATH = '/api/admin/audit/exports';

/** Speed of an export in each format beside a raw COPY of the same rows, and the memory that a download costs the server. */
export async function auditExport(installation) {
  await untilDelivered(installation);
  const [{ id: tenantId }] = await installation.database.sql(
    `select id from tenancy.tenant where slug = 'demo'`,
  );
  await fillLog(installation.database.url, { tenantId, count: RECORDS, keys: installation.keys });
  console.error(`${RECORDS} records are in the log …`);
  return [...(await speeds(installation, tenantId)), ...(await download(installation))];
}

/** In turn, so that both meet the same load of the machine: raw COPY, then a format, and so on. */
async function speeds(installation, tenantId) {
  const rows = [];
  for (const format of ['csv', 'jsonl', 'ocsf']) {
    const [product, floor] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      floor.push(RECORDS / (await seconds(() => rawCopy(installation, tenantId))));
      product.push(RECORDS / (await seconds(() => exported(installation, tenantId, format))));
    }
    rows.push({ figure: `log: export as ${format}`, unit: ' records/s', product, floor, better: 'more' });
  }
  return rows;
}

async function rawCopy(installation, tenantId) {
  const client = new pg.Client({ connectionString: installation.database.url });
  await client.connect();
  try {
    const select = `select * from audit.record where tenant_id = '${tenantId}' and sequence <= ${RECORDS}`;
    await pipeline(client.query(copyTo(`copy (${select} order by sequence) to stdout`)), nowhere());
  } finally {
    await client.end();
  }
}

/** A whole export: range, anchors, file, hash and signature. */
async function exported(installation, tenantId, format) {
  const strictness = { refuses: false, warn: console.warn };
  const reads = new SnapshotReads(new Connections(installation.database.processUrl, strictness));
  const writeExport = new WriteExport(systemClock, new LogSigner(installation.keyRing));
  const order = { tenant: { id: tenantId, slug: 'demo' }, format, filter: {}, asked: {}, upTo: RECORDS };
  const { count } = await reads.run(tenantId, (snapshot) =>
    writeExport.execute(snapshot, order, { to: nowhere() }),
  );
  if (count !== RECORDS) throw new Error(`An export has ${count} records`);
}

/** The worker exports everything; then the export is downloaded while the server's memory is watched. */
async function download(installation) {
  const auditor = await signedIn(installation, 'auditor');
  const made = await seconds(async () => {
    const { id } = await auditor.post(EXPORTS_PATH, { format: 'jsonl' });
    await untilReady(auditor, id);
  });
  const [{ id }] = (await auditor.get(EXPORTS_PATH)).items;
  return [
    { figure: 'log: export made by the worker', unit: 's', product: [made] },
    ...(await watched(installation, auditor, id, 'gzip')),
    ...(await watched(installation, auditor, id, 'identity')),
  ];
}

/** Resident memory of the server while it sends the file: compressed, as browsers ask for it, or not (`identity`). */
async function watched(installation, auditor, id, encoding) {
  const resident = () =>
    Number(execFileSync('ps', ['-o', 'rss=', '-p', String(installation.server.pid)])) * 1024;
  const before = await steady(resident);
  const curve = [];
  const watch = setInterval(() => curve.push(resident()), 250);
  let bytes = 0;
  const taken = await seconds(async () => {
    const answer = await auditor.open(`${EXPORTS_PATH}/${id}/file`, {
      headers: { 'accept-encoding': encoding },
    });
    if (answer.status !== 200) throw new Error(`The download was answered with ${answer.status}`);
    for await (const chunk of answer.body) bytes += chunk.length;
  });
  clearInterval(watch);
  curve.push(resident());
  const points = [0, 0.25, 0.5, 0.75, 1].map((part) => curve[Math.floor(part * (curve.length - 1))]);
  const show = (value) => (value / 1e6).toFixed(0);
  return [
    { figure: `log: download, ${encoding}`, unit: 'MB/s of the file', product: [bytes / 1e6 / taken] },
    {
      figure: `log: server meanwhile, ${encoding}`,
      unit: '',
      product: `${show(before)} MB before; ${points.map(show).join(', ')} MB; at most ${show(Math.max(...curve) - before)} MB more`,
    },
  ];
}

async function untilReady(auditor, id) {
  const deadline = performance.now() + 600_000;
  for (;;) {
    const { state, failure } = await auditor.get(`${EXPORTS_PATH}/${id}`);
    if (state === 'ready') return;
    if (failure !== null || performance.now() > deadline)
      throw new Error(`The export is ${state}: ${failure}`);
    await pause(500);
  }
}

/** The value once it has moved by less than a megabyte for two seconds, or after half a minute. */
async function steady(figure) {
  const deadline = performance.now() + 30_000;
  let [seen, since] = [figure(), performance.now()];
  while (performance.now() - since < 2_000 && performance.now() < deadline) {
    await pause(250);
    const now = figure();
    if (Math.abs(now - seen) > 1e6) [seen, since] = [now, performance.now()];
  }
  return figure();
}

async function seconds(work) {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}

function nowhere() {
  return new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
}
