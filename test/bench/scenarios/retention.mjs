import { fileURLToPath } from 'node:url';
import { LogSigner } from '../../../dist/libs/audit/src/signing/log-signer.js';
import { fillLog } from '../audit/fill-log.mjs';
import { untilDelivered } from '../database/between-slices.mjs';
import { Connection } from '../load/connection.mjs';
import { percentile } from '../load/percentile.mjs';
import { productOf } from '../load/product-browser.mjs';
import { scannedValue } from '../load/scanned-value.mjs';
import { startProcess } from '../processes/start-process.mjs';

const RECORDS = 50_000;
const LOGONS = 200;
const worker = fileURLToPath(new URL('../processes/retention.mjs', import.meta.url));

/** Duration of whole logons, one after the other, before, during and after the removal of most of a large log. */
export async function retention(installation) {
  await untilDelivered(installation);
  const [{ id: tenantId }] = await installation.database.sql(
    `select id from tenancy.tenant where slug = 'demo'`,
  );
  await fillLog(installation.database.url, { tenantId, count: RECORDS, keys: installation.keys });
  await letNothingBeDropped(installation, tenantId);
  await logons(installation, LOGONS); // warms up
  const removal = await startRemoval(installation);
  const before = await logons(installation, LOGONS);
  let isRunning = true;
  const began = performance.now();
  const run = removal.ask({ ask: 'retention', tenantId }).finally(() => {
    isRunning = false;
  });
  const during = [];
  while (isRunning) during.push(...(await logons(installation, 10)));
  await run;
  const seconds = (performance.now() - began) / 1_000;
  const after = await logons(installation, LOGONS);
  await removal.stop();
  const [{ removed }] = await installation.database.sql(
    'select (first_after - first_before)::int as removed from audit.retention_run order by started_at desc limit 1',
  );
  const row = (figure, times) => ({
    figure: `a logon ${figure}`,
    unit: '',
    product: `median ${percentile(times, 0.5).toFixed(1)} ms, 99th percentile ${percentile(times, 0.99).toFixed(1)} ms; ${times.length} logons`,
  });
  return [
    row('before retention runs', before),
    row('while it runs', during),
    row('after it has run', after),
    {
      figure: 'records removed, batch by batch',
      unit: '',
      product: `${removed} in ${seconds.toFixed(0)} s`,
    },
  ];
}

/** Adds checkpoints like those of the worker, and a record of another tenant in each month, so that rows must be deleted in batches. */
async function letNothingBeDropped({ database, keyRing }, tenantId) {
  await checkpoints(database, tenantId, new LogSigner(keyRing));
  await database.sql(
    `with other as (
       insert into audit.chain (tenant_id, last_sequence, last_hash, last_recorded_at)
       select gen_random_uuid(), last_sequence, last_hash, last_recorded_at from audit.chain where tenant_id = $1
       returning tenant_id)
     insert into audit.record (tenant_id, sequence, recorded_at, id, occurred_at, type, outcome, actor_kind, targets,
       correlation_id, detail, previous_hash, hash)
     select distinct on (date_trunc('month', recorded_at)) other.tenant_id, sequence, recorded_at, id, occurred_at, type,
       outcome, actor_kind, targets, correlation_id, detail, previous_hash, hash
     from audit.record, other where record.tenant_id = $1 order by date_trunc('month', recorded_at)`,
    [tenantId],
  );
  await database.sql('vacuum analyze audit.record');
}

/** Signs every thousandth record. */
async function checkpoints(database, tenant, signer) {
  const records = await database.sql(
    `select sequence::int, encode(hash, 'hex') as hash, recorded_at as at from audit.record
     where tenant_id = $1 and sequence % 1000 = 0`,
    [tenant],
  );
  const signed = records.map(({ sequence, hash, at }) => {
    const recordedAt = at.toISOString();
    return signer.sign({ version: 1, tenant, sequence, hash, recordedAt, madeAt: recordedAt });
  });
  await database.sql(
    `insert into audit.checkpoint (tenant_id, sequence, hash, recorded_at, made_at, key_id, signature)
     select tenant, sequence, decode(hash, 'hex'), "recordedAt", "madeAt", "keyId", decode(signature, 'base64')
     from jsonb_to_recordset($1) as one (tenant uuid, sequence bigint, hash text, "recordedAt" timestamptz,
       "madeAt" timestamptz, "keyId" text, signature text) on conflict do nothing`,
    [JSON.stringify(signed)],
  );
}

/** Removes in a process of its own, like a worker. */
function startRemoval({ database, keys }) {
  return startProcess({
    name: 'retention',
    script: worker,
    folder: database.folder,
    node: [],
    environment: {
      DATABASE_URL: database.processUrl,
      ENCRYPTION_KEYS: keys,
    },
  });
}

/** Milliseconds of each of so many logons, from the displayed code to the session. */
async function logons(installation, count) {
  const side = productOf(installation);
  const connection = new Connection(side.port);
  const people = Array.from({ length: count }, (_, person) => person % installation.people);
  const codes = await installation.dingtalk.ask({ ask: 'codes', people });
  const times = [];
  for (const code of codes) {
    const [browser, phone] = [side.browser(), side.phone()];
    const started = performance.now();
    const scanned = scannedValue(await side.issue(connection, browser));
    await side.scan(connection, phone, scanned, code);
    await side.confirm(connection, phone, scanned);
    await side.redeem(connection, browser);
    times.push(performance.now() - started);
  }
  connection.close();
  return times;
}
