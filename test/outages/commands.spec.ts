import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabase } from '#messaging';
import { readSettings } from '#runtime';
import { createTestDatabase, OwnCluster, type TestDatabase } from '#testing';
import { seedDemo } from '../../apps/standalone/src/index.js';
import { PASSWORD } from '../harness/start-product.js';
import { commandNames, samples } from './every-command.js';
import { runHere } from '../../apps/cli/src/testing/run-here.js';
import { runCommand, type Ended } from '../../apps/cli/src/testing/run-command.js';

const folder = mkdtempSync(join(tmpdir(), 'openeiam-outages-'));
// Nothing of a running `npm start`: what a command is given is what it uses.
for (const name of ['environment', 'postgres', 'keys']) {
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ url: 'none', ENCRYPTION_KEYS: 'none' }));
}
const SAMPLES = Object.entries(samples(folder));
const NOWHERE = 'http://127.0.0.1:9';

const SETTINGS = {
  NODE_ENV: 'test',
  DATA_DIR: folder,
  ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
  DEMO_PASSWORD: PASSWORD,
  BREAK_GLASS: 'on',
  SMTP_URL: 'smtp://127.0.0.1:9',
  DINGTALK_LOGIN_BASE: NOWHERE,
  DINGTALK_API_BASE: NOWHERE,
  DINGTALK_OAPI_BASE: NOWHERE,
};

/** Takes connections and never says anything, as a network that swallows what is sent. */
let silence: Server;
let silentPort = 0;

beforeAll(async () => {
  silence = createServer((socket) => socket.on('error', () => undefined));
  await new Promise<void>((resolve) => silence.listen(0, '127.0.0.1', resolve));
  const address = silence.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port');
  silentPort = address.port;
});

afterAll(() => {
  silence.close();
  rmSync(folder, { recursive: true, force: true });
});

function wordsOf(name: string, words = ''): readonly string[] {
  return [...name.split(' '), ...words.split(' ').filter(Boolean)];
}

/** One line that says why, and nothing on standard output. */
function expectRefused(ended: Ended, reason: RegExp): void {
  expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code: 1, stdout: '' });
  expect(ended.stderr.trim()).toMatch(reason);
  expect(ended.stderr.trim().split('\n')).toHaveLength(1);
}

it('every command has a sample', () => {
  expect(SAMPLES.map(([name]) => name).sort()).toEqual([...commandNames()].sort());
});

describe('PostgreSQL that is away', () => {
  const away = { ...SETTINGS, DATABASE_URL: 'postgresql://app:secret@127.0.0.1:9/openeiam' };

  it.each(SAMPLES.filter(([name]) => name !== 'audit public-key'))(
    'K9: "%s" says so in one line, and ends',
    async (name, { words, input }) => {
      expectRefused(await runHere(wordsOf(name, words), away, input), /No PostgreSQL answers/);
    },
  );

  it('K9: "audit public-key" needs no database', async () => {
    const { code, stdout } = await runHere(['audit', 'public-key'], away);
    expect([code, stdout]).toEqual([0, expect.stringContaining('BEGIN PUBLIC KEY')]);
  });

  it('K9: one that swallows everything is not waited for', async () => {
    const silent = { ...away, DATABASE_URL: `postgresql://app:secret@127.0.0.1:${String(silentPort)}/x` };
    expectRefused(await runHere(['tenant', 'list'], silent), /does not answer/);
  });
});

describe('PostgreSQL that takes no writes', () => {
  let cluster: OwnCluster;
  let environment: Readonly<Record<string, string>>;

  beforeAll(async () => {
    cluster = await OwnCluster.start();
    await prepareDatabase(cluster.url);
    environment = { ...SETTINGS, DATABASE_URL: cluster.url };
    await seedDemo(readSettings(environment));
    await cluster.takeWrites(false);
  }, 120_000);
  afterAll(() => cluster.stop());

  it.each(SAMPLES)(
    'K9: "%s" reads, or says so in one line',
    async (name, { words, input, writes, alone = 0 }) => {
      const ended = await runHere(wordsOf(name, words), environment, input);
      expect(ended.code).toBe(writes ? 1 : alone);
      expect(ended.stderr.trim().split('\n')).toHaveLength(1);
    },
  );

  it('K9: says what is wrong and what to look at', async () => {
    const ended = await runHere(
      wordsOf('tenant create', '--slug x --name X --owner-username o'),
      environment,
      PASSWORD,
    );
    expectRefused(ended, /takes no writes.*standby/);
  });
});

describe('Redis that is away', () => {
  let database: TestDatabase;
  let environment: Readonly<Record<string, string>>;

  beforeAll(async () => {
    database = await createTestDatabase();
    environment = { ...SETTINGS, DATABASE_URL: database.url, REDIS_URL: 'redis://127.0.0.1:9' };
    await seedDemo(readSettings(environment));
  });
  afterAll(() => database.drop());

  it.each(SAMPLES)('K9: "%s" does what it should', async (name, { words, input, code = 0 }) => {
    const ended = await runHere(wordsOf(name, words), environment, input);
    expect({ name, code: ended.code, stderr: code === 0 ? ended.stderr : '' }).toEqual({
      name,
      code,
      stderr: expect.stringMatching(/^(Redis does not answer\..*\n)?$/),
    });
  });

  it('K9: is named when somebody should have been told at once', async () => {
    const suspended = await runHere(wordsOf('tenant suspend', '--tenant acme --reason unpaid'), environment);
    expect(suspended).toMatchObject({ code: 0, stderr: expect.stringContaining('within seconds') });
    const listed = await runHere(['tenant', 'list'], environment);
    expect(listed).toMatchObject({ code: 0, stderr: '' });
  });

  const ports: readonly (readonly [how: string, port: () => number])[] = [
    ['refuses', () => 9],
    ['swallows everything', () => silentPort],
  ];

  it.each(ports)(
    'K9: one that %s lets emergency access be opened, and the process end',
    async (_how, port) => {
      const ended = await runCommand(
        wordsOf('break-glass open', '--tenant demo --username admin --reason locked-out'),
        { ...environment, REDIS_URL: `redis://127.0.0.1:${String(port())}` },
      );
      expect(ended.code).toBe(0);
      expect(ended.stdout).toContain('/t/demo/break-glass/');
    },
  );
});
