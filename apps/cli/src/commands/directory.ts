import type { Command } from 'commander';
import {
  PerformRunInForeground,
  CancelRun,
  ChangeSettings,
  DirectorySources,
  FindRuns,
  ReadSettings,
  settingsOf,
  settingValues,
  ShowPerson,
  type DirectorySettings,
  type Run,
  type ShownPerson,
} from '#directory';
import { CommandFailure } from '../failure.js';
import type { Product } from '../product/product.js';
import { print, type Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import { rotatePush, showStatus, type DirectoryOptions } from './directory-following.js';
import { addOutboundCommands } from './directory-outbound.js';
import { assertPairs } from './listed-id.js';
import { commandAction, TENANT } from './command-action.js';

/** Maximum number of conflicts or runs in one answer. */
const MOST_CONFLICTS = 1_000;
const MOST_RUNS = 50;

/** `directory preview|sync|cancel|status|runs|show|push rotate|settings show|settings set|outbound` */
export function addDirectoryCommands(root: Command): void {
  const directory = root.command('directory').description('people and departments of the organisation');
  const of = (parent: Command, name: string, description: string): Command =>
    parent
      .command(name)
      .description(description)
      .requiredOption(...TENANT);
  const one = (parent: Command, name: string, description: string): Command =>
    of(parent, name, description).option('--key <key>', 'key of the connection, if there are several');

  commandAction(
    one(directory, 'preview', 'read the organisation and show what a synchronisation would change'),
    (product, options: DirectoryOptions & Printing) => attend(product, options, 'preview', false),
  );
  commandAction(
    one(directory, 'sync', 'synchronise accounts with the organisation').option(
      '--force',
      'continue even if more people are missing than the thresholds allow',
    ),
    (product, options: DirectoryOptions & Printing & { readonly force?: true }) =>
      attend(product, options, 'sync', options.force === true),
  );
  commandAction(
    one(directory, 'status', 'show whether changes in the organisation are received, and what to correct'),
    showStatus,
  );
  commandAction(of(directory, 'runs', 'list the latest runs'), listRuns);
  commandAction(of(directory, 'cancel', 'cancel the current run; what it has changed stays'), cancelRuns);
  commandAction(of(directory, 'show <person>', 'show what is known about a person'), showPerson);

  const push = directory.command('push').description('callbacks with which DingTalk reports changes');
  commandAction(
    one(push, 'rotate', 'create new keys, and print what to enter in DingTalk’s console, once'),
    rotatePush,
  );

  addOutboundCommands(directory);

  const settings = directory.command('settings').description('how the directory follows the organisation');
  commandAction(one(settings, 'show', 'show the settings'), async (product, options: DirectoryOptions) => {
    const tenant = await product.tenant(options.tenant);
    const { connection } = await product.get(DirectorySources).of(tenant.id, options.key);
    return shown(await product.get(ReadSettings).execute(tenant.id, connection.id));
  });
  commandAction(
    one(settings, 'set <settings...>', 'change settings, each as KEY=VALUE'),
    async (product, options: DirectoryOptions, words) => {
      assertPairs(words, 'KEY=VALUE');
      const tenant = await product.tenant(options.tenant);
      const changes = settingsOf(words);
      return shown(await product.get(ChangeSettings).execute(tenant.id, options.key, changes));
    },
  );
}

interface Printing {
  readonly json?: true;
}

/** Starts a run, prints the result, and fails unless the run has completed. */
async function attend(
  product: Product,
  { tenant: slug, key, json }: DirectoryOptions & Printing,
  kind: 'preview' | 'sync',
  isForced: boolean,
): Promise<Answer> {
  const tenant = await product.tenant(slug);
  const wanted = { kind, connection: key, isForced, requestedBy: null };
  const run = await product
    .get(PerformRunInForeground)
    .execute(tenant.id, wanted, new AbortController().signal);
  const { items } = await product
    .get(FindRuns)
    .changes(tenant.id, run.id, { kinds: ['conflict'], limit: MOST_CONFLICTS });
  const conflicts = items.map(({ seat, name, reason }) => ({ person: seat, name, reason }));
  const { created, updated, moved, suspended, restored, unchanged } = run;
  const counts = { created, updated, moved, suspended, restored, unchanged };
  const answer = {
    json: { ...counts, conflicts, run: run.id, state: run.state, stoppedBy: run.stoppedBy },
    text: [
      table(
        ['CHANGE', 'PEOPLE'],
        [...Object.entries(counts), ['conflicts', run.conflicts]].map(([name, count]) => [
          String(name),
          String(count),
        ]),
      ),
      ...conflicts.map(({ person, name, reason }) => `${person}  ${name}: ${reason ?? ''}`),
    ].join('\n'),
  };
  if (run.state === 'done') return answer;
  print(answer, json === true);
  throw new CommandFailure(whyNot(run));
}

function whyNot({ state, stoppedBy, failure, facts, kind }: Run): string {
  if (state === 'stopped')
    return `Stopped by ${stoppedBy ?? 'a threshold'}: too many people are missing, and nothing was changed. ${
      kind === 'sync'
        ? 'Check the list. If these people have left, continue with --force.'
        : 'A synchronisation would stop.'
    }`;
  if (state === 'cancelled') return 'The run was cancelled.';
  const advice = facts?.['advice'];
  const told = typeof advice === 'object' && advice !== null && 'en' in advice ? String(advice.en) : '';
  const scopes = facts?.['requiredScopes'];
  const missing = Array.isArray(scopes) ? ` Missing: ${scopes.join(', ')}.` : '';
  return `The directory could not be read: ${failure ?? 'failed'}. ${told}${missing}`.trim();
}

async function listRuns(product: Product, { tenant: slug }: DirectoryOptions): Promise<Answer> {
  const tenant = await product.tenant(slug);
  const runs = await product.get(FindRuns).latest(tenant.id, MOST_RUNS);
  return {
    json: runs.map(({ tenantId: _, ...run }) => run),
    text: table(
      ['ID', 'KIND', 'STATE', 'BEGUN', 'READ', 'APPLIED', 'CONFLICTS', 'MISSED'],
      runs.map(({ id, kind, state, createdAt, peopleRead, applied, conflicts, drift }) => [
        id,
        kind,
        state,
        createdAt.toISOString(),
        String(peopleRead),
        String(applied),
        String(conflicts),
        String(drift ?? '–'),
      ]),
    ),
  };
}

async function cancelRuns(product: Product, { tenant: slug }: DirectoryOptions): Promise<Answer> {
  const tenant = await product.tenant(slug);
  const runs = await product.get(FindRuns).latest(tenant.id, MOST_RUNS);
  const going = runs.filter(({ finishedAt }) => finishedAt === null).map(({ id }) => id);
  for (const id of going) await product.get(CancelRun).execute(tenant.id, id);
  const text = going.length === 0 ? 'No run is in progress.' : `Cancelled: ${going.join(', ')}.`;
  return { json: { cancelled: going }, text };
}

async function showPerson(
  product: Product,
  { tenant: slug }: DirectoryOptions,
  [word = '']: readonly string[],
): Promise<Answer> {
  const tenant = await product.tenant(slug);
  const people = await product.get(ShowPerson).execute(tenant.id, word);
  const [person] = people;
  if (person !== undefined)
    return { json: people.length === 1 ? person : people, text: people.map(told).join('\n\n') };
  const { id, username } = await product.account(tenant, word);
  return {
    json: { account: { id, username }, state: 'unknown', units: [] },
    text: `The account "${username}" does not belong to anybody in the directory.`,
  };
}

function told(person: ShownPerson): string {
  const { account, units, readAt, leftAt, ...facts } = person;
  return table(
    ['WHAT', 'VALUE'],
    [
      ...Object.entries(facts).map(([name, value]) => [name, String(value ?? '–')]),
      ['account', `${account.username} (${account.status})`],
      ['units', units.map(({ name, isPrimary }) => (isPrimary ? `${name} (primary)` : name)).join(', ')],
      ['readAt', readAt.toISOString()],
      ['leftAt', leftAt?.toISOString() ?? '–'],
    ],
  );
}

function shown(settings: DirectorySettings): Answer {
  return {
    json: settings,
    text: table(
      ['SETTING', 'VALUE'],
      Object.entries(settingValues(settings)).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(',') : String(value),
      ]),
    ),
  };
}
