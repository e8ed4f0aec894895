import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Checkpoint } from '../document/checkpoint.js';
import { LogSigner } from '../signing/log-signer.js';
import { signatureState } from '../signing/signatures.js';
import { runDueJobs, until } from '#testing';
import { writtenLog, type WrittenLog } from '../testing/written-log.js';
import { DeliverCheckpoints } from './deliver-checkpoints.js';
import { parseExternalCheckpoints } from './external-checkpoints.js';
import { ListCheckpoints } from './list-checkpoints.js';
import { MakeCheckpoints } from './make-checkpoints.js';

const HOUR = 3_600;
const folder = mkdtempSync(join(tmpdir(), 'openeiam-checkpoints-'));
const file = join(folder, 'checkpoints.jsonl');

/** A collector, the checkpoints it has received, and its answer. */
const posted: string[] = [];
let answer = 200;
/** Runs before it answers. */
let whileItWaits: () => Promise<void> = () => Promise.resolve();
let collector: Server;
let log: WrittenLog;

beforeAll(async () => {
  collector = createServer((request, response) => {
    void text(request).then(async (body) => {
      await whileItWaits();
      if (answer === 200) posted.push(body);
      response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const { port } = collector.address() as AddressInfo;
  log = await writtenLog({
    AUDIT_CHECKPOINT_FILE: file,
    AUDIT_CHECKPOINT_URL: `http://127.0.0.1:${String(port)}/?token=canary`,
    AUDIT_CHECKPOINT_MAIL: 'auditors@spec.test',
    SMTP_URL: 'smtp://127.0.0.1:9',
  });
  await log.owner(`insert into tenancy.tenant (id, slug, name) values ($1, 'spec', 'Spec')`, [log.tenantId]);
});
afterAll(async () => {
  await log.close();
  collector.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = <T>(type: new (...given: never[]) => T): T => log.feature.app.get(type, { strict: false });
const make = () => get(MakeCheckpoints).makeDue();
const deliver = () => runDueJobs(log.feature.app, DeliverCheckpoints);

async function made(): Promise<readonly number[]> {
  const checkpoints = await get(ListCheckpoints).execute(log.tenantId, 50);
  return checkpoints.map(({ sequence }) => sequence).reverse();
}

const inFile = (): readonly Checkpoint[] =>
  parseExternalCheckpoints(readFileSync(file, 'utf8'), log.tenantId).checkpoints;
const numbers = (checkpoints: readonly Checkpoint[]): readonly number[] =>
  checkpoints.map(({ sequence }) => sequence);

it('L3: makes a checkpoint of the first record, then one every hour with new records, and one of every thousandth record', async () => {
  await make();
  expect(await made()).toEqual([]);
  await log.append(1);
  await make();
  expect(await made()).toEqual([1]);
  await log.append(4);
  await make();
  expect(await made()).toEqual([1]);
  log.feature.clock.advance(HOUR);
  await make();
  expect(await made()).toEqual([1, 5]);
  log.feature.clock.advance(HOUR);
  await make();
  expect(await made()).toEqual([1, 5]);
  await log.append(2_100);
  await Promise.all([make(), make(), make()]);
  expect(await made()).toEqual([1, 5, 1_005, 2_005, 2_105]);
});

it('L3: signs each checkpoint, so that anybody with the public key can verify it', async () => {
  const [last] = await get(ListCheckpoints).execute(log.tenantId, 1);
  const [record] = await log.owner(
    `select encode(hash, 'hex') as hash, recorded_at from audit.record where sequence = 2105`,
  );
  expect(last).toMatchObject({ version: 1, tenant: log.tenantId, sequence: 2_105, hash: record?.['hash'] });
  expect(last && signatureState(last, get(LogSigner).publicKeys())).toBe('valid');
});

it('L3: delivers every checkpoint to a file, an address and a mailbox, in order, each once', async () => {
  await Promise.all([deliver(), deliver()]);
  await deliver();
  expect(numbers(inFile())).toEqual(await made());
  expect(numbers(parseExternalCheckpoints(posted.join(''), log.tenantId).checkpoints)).toEqual(await made());
  const keys = get(LogSigner).publicKeys();
  expect(inFile().map((checkpoint) => signatureState(checkpoint, keys))).not.toContain('forged');
  const mails = await log.owner(`select kind from mail.outgoing`);
  expect(mails).toEqual([{ kind: 'audit.checkpoint' }]);
});

it('L3: retries a failed delivery with pauses, shows the failure, and does not hold up the other sinks', async () => {
  answer = 503;
  await log.append(1);
  log.feature.clock.advance(HOUR);
  await make();
  await deliver();
  expect(numbers(inFile()).at(-1)).toBe(2_106);
  const failing = () =>
    log.owner(
      `select sequence::int, failures, error from audit.checkpoint_sink where sink like 'url:%' and failures > 0`,
    );
  expect(await failing()).toEqual([{ sequence: 2_105, failures: 1, error: 'The address answered 503' }]);
  await deliver();
  expect(await failing()).toMatchObject([{ failures: 1 }]);
  answer = 302;
  log.feature.clock.advance(11);
  await deliver();
  expect(await failing()).toMatchObject([{ sequence: 2_105, failures: 2 }]);
  answer = 200;
  log.feature.clock.advance(21);
  await deliver();
  expect(await failing()).toEqual([]);
  expect(posted.at(-1)).toContain('"sequence":2106');
  expect(JSON.stringify(await log.owner('select * from audit.checkpoint_sink'))).not.toContain('canary');
});

it('L3: holds no transaction open while a sink is slow', async () => {
  const open = () =>
    log.owner(
      `select from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
    );
  let isFree = false;
  whileItWaits = async () => {
    await until(async () => (await open()).length === 0, 4_000); // the other sinks are recorded meanwhile
    isFree = true;
  };
  await log.append(1);
  log.feature.clock.advance(HOUR);
  await make();
  await deliver();
  whileItWaits = () => Promise.resolve();
  expect(isFree).toBe(true);
  expect(posted.at(-1)).toContain('"sequence":2107');
});

it('continues after a line that a dying worker has cut off, and still reads the file', async () => {
  appendFileSync(file, '{"version":1,"tenant":');
  await log.append(1);
  log.feature.clock.advance(HOUR);
  await make();
  await deliver();
  const kept = parseExternalCheckpoints(readFileSync(file, 'utf8'), log.tenantId);
  expect([numbers(kept.checkpoints).at(-1), kept.unreadable]).toEqual([2_108, 1]);
});
