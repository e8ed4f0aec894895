import { jest } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '#runtime';
import { createTestDatabase, WebhookReceiver, type TestDatabase } from '#testing';
import { openApplication } from './product/open-application.js';
import { program } from './program.js';
import { filledWords, idIn } from './testing/filled-words.js';
import { makeRead } from './testing/read-directory.js';
import { makeFailedWork, makeRecorded, type FailedWork } from './testing/failed-work.js';
import type { Ended } from './testing/run-command.js';
import type { CommandExample } from './testing/command-example.js';
import { EXAMPLES } from './testing/examples-of-commands.js';

/** One application for all commands, because opening and closing it takes most of the time. */
let opened: Promise<INestApplicationContext> | undefined;
jest.unstable_mockModule('./product/open-application.js', () => ({
  openApplication: async (settings: Settings) => {
    opened ??= openApplication(settings);
    const application = await opened;
    return { get: application.get.bind(application), close: () => Promise.resolve() };
  },
}));
const { runHere } = await import('./testing/run-here.js');

/** Unusual values that people type or paste. */
const ODD = ['never', 'null', 'none', 'off', '-1', '1e400', '١٢', '', ' ', '\u202e\n', "';--"];

/** An unknown id. */
const ID = '01a22262-a6c6-76ee-9996-bc226faeb211';

const folder = mkdtempSync(join(tmpdir(), 'openeiam-commands-'));
const receiver = new WebhookReceiver(
  `whsec_${Buffer.from('a secret of thirty-two bytes, ok').toString('base64')}`,
);
let database: TestDatabase;
let environment: Readonly<Record<string, string>>;
let address = '';
/** Ids of items that failed before any command is used. */
let failures: FailedWork;
/** Ids of the applications that were created, by `n`. */
let applications: readonly string[] = [];
/** Ids of the API clients, by `n`. */
let clients: readonly string[] = [];
/** Ids of the compared pairs, by `n`. */
let pairs: readonly string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  failures = await makeFailedWork(database);
  writeFileSync(join(folder, 'people.csv'), 'username,email\npeter,peter@acme.test\n');
  address = await receiver.open();
  const nowhere = 'http://127.0.0.1:9';
  environment = {
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    ENCRYPTION_KEYS: ['now', 'k0', 'k1']
      .map((id, index) => `${id}:${Buffer.alloc(32, index + 5).toString('base64')}`)
      .join(','),
    SMTP_URL: 'smtp://127.0.0.1:9',
    BREAK_GLASS: 'on',
    AUDIT_WEBHOOK_NETWORKS: '127.0.0.0/8',
    DINGTALK_LOGIN_BASE: nowhere,
    DINGTALK_API_BASE: nowhere,
    DINGTALK_OAPI_BASE: nowhere,
  };
  await suspendTenants('gone0', 'gone1', 'kept');
});
afterAll(async () => {
  await (await opened)?.close();
  await receiver.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Each command with an action, by its full name. */
function leaves(command: Command, path: readonly string[] = []): readonly (readonly [string, Command])[] {
  return command.commands.flatMap((child) => {
    const name = [...path, child.name()];
    return child.commands.length === 0 ? [[name.join(' '), child] as const] : leaves(child, name);
  });
}

const commands = leaves(program());
const commandOf = (name: string): Command => {
  const found = commands.find(([known]) => known === name);
  if (found === undefined) throw new Error(`There is no command ${name}`);
  return found[1];
};

function wordsOf(name: string, words: string, n = 0): readonly string[] {
  return filledWords(name, words, {
    folder,
    receiver: address,
    n,
    delivery: failures.deliveries[n] ?? '',
    mail: failures.mails[n] ?? '',
    application: applications[n] ?? ID,
    client: clients[n] ?? ID,
    pair: pairs[n] ?? ID,
  });
}

/** The words without an option and its values. */
function withoutOption(words: readonly string[], long: string): readonly string[] {
  const at = words.indexOf(long);
  if (at === -1) return words;
  const next = words.findIndex((word, index) => index > at && word.startsWith('--'));
  return [...words.slice(0, at), ...(next === -1 ? [] : words.slice(next))];
}

/** The words with this value of an option, and no other. */
function withOption(words: readonly string[], long: string, value: string): readonly string[] {
  return [...withoutOption(words, long), `${long}=${value}`];
}

function hasOption(name: string, long: string): boolean {
  return commandOf(name).options.some((option) => option.long === long);
}

const run = (words: readonly string[], input?: string): Promise<Ended> => runHere(words, environment, input);

/** Creates suspended tenants without events that a worker would still have to record. */
async function suspendTenants(...slugs: readonly string[]): Promise<void> {
  for (const slug of slugs) {
    const owner = `--slug ${slug} --name Gone --owner-username olivia`;
    expect(await run(wordsOf('tenant create', owner), 'olive trees of Delphi')).toMatchObject({ code: 0 });
    expect(await run(wordsOf('tenant suspend', `--tenant ${slug} --reason gone`))).toMatchObject({ code: 0 });
  }
  await makeRecorded(database);
}

/** Refused or failed: exit 1, nothing on standard output, one clear line on standard error. */
function expectRefused({ code, stdout, stderr }: Ended, says = /./): void {
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^[^\n]+\n$/);
  expect(stderr).toMatch(says);
  expect(stderr).not.toMatch(/^\w*Error:|\bat .*\.(js|ts):\d|undefined|\[object|^error: |"code":/);
}

/** Wrong usage: exit 2, nothing on standard output, one line that says what is wrong and what to do. */
function expectWrong(ended: Ended, says = /./): void {
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  expect(ended.stderr).toMatch(/^[^\n]+ Add --help to see how the command is used\.\n$/);
  expect(ended.stderr).toMatch(says);
}

describe('every command', () => {
  it('has its row in the table of uses, and every row its command', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(commands.map(([name]) => name).sort());
  });

  const uses: readonly (readonly [string, CommandExample])[] = Object.entries(EXAMPLES);

  it.each(uses)('%s works, in text and JSON, and gives the reason when it fails', async (name, use) => {
    if (name === 'directory outbound pairs') await makeRead(database);
    const [text, json] = [
      await run(wordsOf(name, use.words, 0), use.input),
      await run([...wordsOf(name, use.words, 1), '--json'], use.input),
    ];
    const code = use.fails === undefined ? 0 : 1;
    expect([text.code, json.code, text.stderr, json.stderr]).toEqual([
      code,
      code,
      use.fails === undefined ? '' : expect.stringMatching(use.fails),
      use.fails === undefined ? '' : expect.stringMatching(use.fails),
    ]);
    expect(text.stdout).not.toBe('');
    if (name === 'application create') applications = [text, json].map(({ stdout }) => idIn(stdout));
    if (name === 'directory outbound add') pairs = [text, json].map(({ stdout }) => idIn(stdout));
    if (name === 'api-client create') clients = [text, json].map(({ stdout }) => idIn(stdout));
    expect(() => JSON.parse(json.stdout) as unknown).not.toThrow();
    for (const { words, input, says } of use.refused ?? [])
      expectRefused(await run(wordsOf(name, words), input), says);
  });

  it.each(uses)('%s refuses unknown words, and missing required ones', async (name, use) => {
    const right = wordsOf(name, use.words);
    const command = commandOf(name);
    const place = name.split(' ').length;
    expectWrong(await run([...right, '--nonsense']), /unknown option '--nonsense'/);
    const { registeredArguments } = command;
    const tooMany = Array.from({ length: registeredArguments.length + 1 }, () => ID);
    if (!registeredArguments.some(({ variadic }) => variadic))
      expectWrong(await run(right.toSpliced(place, 0, ...tooMany)), /too many arguments/);
    const argument = registeredArguments.find((one) => one.required);
    if (argument !== undefined) {
      expectWrong(
        await run(right.toSpliced(place, 1)),
        RegExp(`missing required argument '${argument.name()}'`),
      );
    }
    for (const { long, mandatory, required } of command.options) {
      if (!long) continue;
      if (mandatory) expectWrong(await run(withoutOption(right, long)), RegExp(`required option '${long} `));
      if (required)
        expectWrong(await run([...withoutOption(right, long), long]), RegExp(`'${long} .*argument missing`));
    }
    for (const words of use.wrong ?? []) expectWrong(await run(wordsOf(name, words)));
  });

  it.each(uses.filter(([name]) => hasOption(name, '--tenant')))(
    '%s reports an unknown tenant',
    async (name, { words, input }) => {
      const elsewhere = withOption(wordsOf(name, words), '--tenant', 'nowhere');
      expectRefused(await run(elsewhere, input), /^There is no tenant with the slug "nowhere"\.\n$/);
    },
  );

  const valued = uses.flatMap(([name, use]) =>
    commandOf(name)
      .options.filter(({ required, long }) => required && long !== '--tenant' && long !== '--out')
      .map(({ long }) => [name, long ?? '', use] as const),
  );

  it.each(valued)(
    '%s %s accepts an unusual value as it is, or refuses it in one line',
    async (name, long, { words, input }) => {
      for (const odd of ODD) {
        const ended = await run(withOption(wordsOf(name, words), long, odd), input);
        if (ended.code === 1) expectRefused(ended);
        else if (ended.code === 2) expectWrong(ended);
        else expect(ended).toMatchObject({ code: 0, stderr: '' });
      }
    },
  );
});
