import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabase } from '#messaging';
import { createTestDatabase, DedicatedCluster, partOf, WebhookReceiver, type TestDatabase } from '#testing';
import { filledWords, idIn, type Places } from './testing/filled-words.js';
import { makeRead } from './testing/read-directory.js';
import { runCommand, type Ended } from './testing/run-command.js';
import { runHere } from './testing/run-here.js';
import type { CommandExample } from './testing/command-example.js';
import { EXAMPLES } from './testing/examples-of-commands.js';

/** Commands about the unreachable service, or about items that failed before; they have their own specs. */
const OTHERS = /^(doctor|support-bundle|jobs .*|deliveries .*|mails .*|tenant delete)$/;

/** Every other command, in an order in which each finds what it needs. */
const ALL: readonly (readonly [string, CommandExample])[] = Object.entries(EXAMPLES).filter(
  ([name]) => !OTHERS.test(name),
);

/** Commands that change nothing, not even the log, including cancelling when no run is in progress. */
const READING =
  / list$|^tenant show$|^group preview$|^account profile show$|^directory (runs|cancel)$|^audit (public-key|webhook show|retention show)$/;

const NOWHERE = 'http://127.0.0.1:9';
const REDIS_AWAY = 'redis://127.0.0.1:9';

const folder = mkdtempSync(join(tmpdir(), 'openeiam-outages-'));
const receiver = new WebhookReceiver(
  `whsec_${Buffer.from('a secret of thirty-two bytes, ok').toString('base64')}`,
);
let address = '';

const SETTINGS = {
  NODE_ENV: 'test',
  DATA_DIR: folder,
  ENCRYPTION_KEYS: ['now', 'k0', 'k1']
    .map((id, index) => `${id}:${Buffer.alloc(32, index + 5).toString('base64')}`)
    .join(','),
  BREAK_GLASS: 'on',
  AUDIT_WEBHOOK_NETWORKS: '127.0.0.0/8',
  SMTP_URL: 'smtp://127.0.0.1:9',
  DINGTALK_LOGIN_BASE: NOWHERE,
  DINGTALK_API_BASE: NOWHERE,
  DINGTALK_OAPI_BASE: NOWHERE,
};

/** Accepts connections and never answers, as a network that swallows packets. */
let silence: Server;
let silentPort = 0;

beforeAll(async () => {
  address = await receiver.open();
  writeFileSync(join(folder, 'people.csv'), 'username,email\npeter,peter@acme.test\n');
  silence = createServer((socket) => socket.on('error', () => undefined));
  await new Promise<void>((resolve) => silence.listen(0, '127.0.0.1', resolve));
  const listening = silence.address();
  if (listening === null || typeof listening === 'string') throw new Error('It has no port');
  silentPort = listening.port;
});

afterAll(async () => {
  silence.close();
  await receiver.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(
  name: string,
  { words, input }: CommandExample,
  environment: Readonly<Record<string, string>>,
  n = 0,
  made: Pick<Places, 'application' | 'client'> = {},
): Promise<Ended> {
  const places = { folder, receiver: address, n, ...made };
  return runHere(filledWords(name, words, places), environment, input);
}

/** One line with the reason, and nothing on standard output. */
function expectRefused(ended: Ended, reason: RegExp): void {
  expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code: 1, stdout: '' });
  expect(ended.stderr.trim()).toMatch(reason);
  expect(ended.stderr.trim().split('\n')).toHaveLength(1);
}

describe('an unreachable PostgreSQL', () => {
  const away = { ...SETTINGS, DATABASE_URL: 'postgresql://app:secret@127.0.0.1:9/openeiam' };

  it.each(partOf(ALL, 16))('K9: makes "%s" say so in one line, and exit', async (name, use) => {
    expectRefused(await run(name, use, away), /No PostgreSQL answers|cannot be read|needs --public-key/);
  });

  it('K9: is not waited for when it swallows every packet', async () => {
    const silent = { ...away, DATABASE_URL: `postgresql://app:secret@127.0.0.1:${String(silentPort)}/x` };
    expectRefused(await run('tenant list', { words: '' }, silent), /does not answer/);
  });
});

describe('a read-only PostgreSQL', () => {
  let cluster: DedicatedCluster;
  let environment: Readonly<Record<string, string>>;

  beforeAll(async () => {
    cluster = await DedicatedCluster.start();
    await prepareDatabase(cluster.url);
    environment = { ...SETTINGS, DATABASE_URL: cluster.processUrl, DATABASE_OWNER_URL: cluster.url };
    await run('tenant create', EXAMPLES['tenant create'] ?? { words: '' }, environment);
    await cluster.takeWrites(false);
  }, 120_000);
  afterAll(() => cluster.stop());

  const reading = ALL.filter(([name]) => READING.test(name));
  it.each(partOf(reading, 12))('K9: does not affect "%s"', async (name, use) => {
    const ended = await run(name, use, environment);
    // A tenant without a webhook has no webhook to show.
    expect([name, ended.code]).toEqual([name, name === 'audit webhook show' ? 1 : 0]);
  });

  const writing = ALL.filter(([name]) => !READING.test(name));
  it.each(partOf(writing, 16))(
    'K9: makes "%s" say so, or what else is missing, in one line',
    async (name, use) => {
      const ended = await run(name, use, environment);
      expect([name, ended.code, ended.stdout]).toEqual([name, 1, '']);
      expect(ended.stderr.trim().split('\n')).toHaveLength(1);
    },
  );

  it('K9: is explained, with what to check', async () => {
    const use = EXAMPLES['tenant create'] ?? { words: '' };
    expectRefused(await run('tenant create', use, environment, 1), /accepts no writes.*standby/);
  });
});

describe('an unreachable Redis', () => {
  let database: TestDatabase;
  let environment: Readonly<Record<string, string>>;

  beforeAll(async () => {
    database = await createTestDatabase();
    environment = {
      ...SETTINGS,
      DATABASE_URL: database.processUrl,
      DATABASE_OWNER_URL: database.url,
      REDIS_URL: REDIS_AWAY,
    };
  });
  afterAll(() => database.drop());

  let made: Pick<Places, 'application' | 'client' | 'pair'> = {};
  it.each(ALL)('K9: does not affect "%s"', async (name, use) => {
    if (name === 'directory outbound add') await makeRead(database);
    const ended = await run(name, use, environment, 0, made);
    if (name === 'application create') made = { ...made, application: idIn(ended.stdout) };
    if (name === 'api-client create') made = { ...made, client: idIn(ended.stdout) };
    if (name === 'directory outbound add') made = { ...made, pair: idIn(ended.stdout) };
    const failure = use.fails;
    expect({ name, code: ended.code, stderr: ended.stderr }).toEqual({
      name,
      code: failure === undefined ? 0 : 1,
      stderr: expect.stringMatching(failure ?? /^(Redis does not answer\..*\n)?$/),
    });
  });

  it('K9: is named when processes should have been notified at once', async () => {
    const suspended = await run('tenant suspend', { words: '--tenant acme0 --reason unpaid' }, environment);
    expect(suspended).toMatchObject({ code: 0, stderr: expect.stringContaining('within seconds') });
    const listed = await run('tenant list', { words: '' }, environment);
    expect(listed).toMatchObject({ code: 0, stderr: '' });
    await run('tenant resume', { words: '--tenant acme0' }, environment);
  });

  const ports: readonly (readonly [how: string, port: () => number])[] = [
    ['refuses', () => 9],
    ['swallows everything', () => silentPort],
  ];

  it.each(ports)(
    'K9: lets emergency access be opened, and the process exit, when it %s',
    async (_how, port) => {
      const ended = await runCommand(
        ['break-glass', 'open', ...'--tenant acme0 --username olivia --reason locked-out'.split(' ')],
        { ...environment, REDIS_URL: `redis://127.0.0.1:${String(port())}` },
      );
      expect(ended.code).toBe(0);
      expect(ended.stdout).toContain('/t/acme0/break-glass/');
    },
  );
});
