import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { misspeltSettings, readSettings, withSecretFiles, type Settings } from '#runtime';
import type { Simulator } from '#simulator';
import { checkPort, checkPortsApart } from './check-port.js';
import { claimDataDir } from './claim-data-dir.js';
import { demoPassword, developmentKeys } from './generated-secrets.js';
import { openDatabase } from './open-database.js';
import { step } from './progress.js';
import type { Shutdown } from './shutdown.js';
import { waitUntilAnswering } from './wait-until-answering.js';
import { writePrivately } from './write-privately.js';

const DINGTALK_BASES = ['DINGTALK_LOGIN_BASE', 'DINGTALK_API_BASE', 'DINGTALK_OAPI_BASE'] as const;

/** Settings of the running product that commands need besides its database and keys. */
const TOLD = ['PUBLIC_URL', ...DINGTALK_BASES, 'SMTP_URL', 'REDIS_URL'] as const;

/**
 * Starts database, simulator, server and worker, in this order. All except the database run in this process. Each part finds what it needs
 * to know about the others in the environment, as it would if each ran alone.
 *
 * @throws StartFailure or SettingsError with a message for the person at the terminal
 */
export async function startEverything(environment: NodeJS.ProcessEnv, shutdown: Shutdown): Promise<void> {
  setDefault(environment, 'LOG_LEVEL', 'warn');
  replace(environment, withSecretFiles(environment));
  for (const sentence of misspeltSettings(environment)) console.log(sentence);
  const given = readSettings(environment);
  const release = claimDataDir(given.DATA_DIR);
  shutdown.before(async () => {
    release();
  });
  environment['PORT'] = String(await checkPort('PORT', given.PORT, given.HOST));
  // Monitoring of this process uses the portal's port; the worker's own status is served only if its port is set.
  setDefault(environment, 'WORKER_PORT', '0');
  // If an app is configured, the real DingTalk is meant.
  const isSimulated = [...DINGTALK_BASES, 'DINGTALK_CLIENT_ID'].every(
    (name) => (environment[name] ?? '') === '',
  );
  const simulatorPort = isSimulated
    ? await checkPort('SIMULATOR_PORT', given.SIMULATOR_PORT, '127.0.0.1')
    : 0;
  if (isSimulated) checkPortsApart(Number(environment['PORT']), simulatorPort);

  const { url, ownerUrl } = await step('PostgreSQL', () => openDatabase(given, shutdown));
  environment['DATABASE_URL'] = url;
  const applied = await step('Migrations', () => migrate(ownerUrl));
  const isTrial = given.NODE_ENV !== 'production';
  if (isTrial) setDefault(environment, 'ENCRYPTION_KEYS', () => developmentKeys(given.DATA_DIR));
  if (isTrial) setDefault(environment, 'DEMO_PASSWORD', () => demoPassword(given.DATA_DIR));

  const simulator = isSimulated
    ? await step('DingTalk simulator', () => startSimulator(simulatorPort, environment, shutdown))
    : undefined;
  const settings = readSettings(environment);
  if (isTrial) shutdown.before(tellCommandLine(settings));
  await anchorOldLogs(applied, settings);
  const isNew = isTrial && (await step('Demo tenant', () => seedDemo(settings)));
  await step('Portal and API', () => startServer(settings, shutdown, isTrial ? simulator : undefined));
  await step('Worker', () => startWorker(shutdown));

  if (isTrial && given.DEMO_PASSWORD === undefined) console.log(passwordLine(settings, isNew));
  console.log(readyLine(settings, simulator?.url));
}

/** Lets commands find this running product. Returns a function that undoes this. */
function tellCommandLine(settings: Settings): () => Promise<void> {
  const file = join(settings.DATA_DIR, 'environment.json');
  const told = Object.fromEntries(
    TOLD.flatMap((name) => (settings[name] === undefined ? [] : [[name, settings[name]]])),
  );
  writePrivately(file, `${JSON.stringify(told)}\n`);
  return async () => {
    rmSync(file, { force: true });
  };
}

async function migrate(ownerUrl: string): Promise<readonly string[]> {
  const { prepareDatabase } = await import('#messaging');
  return prepareDatabase(ownerUrl);
}

async function anchorOldLogs(applied: readonly string[], settings: Settings): Promise<void> {
  const { anchorOldLogs: anchor } = await import('./anchor-old-logs.js');
  await anchor(applied, settings);
}

async function startSimulator(
  port: number,
  environment: NodeJS.ProcessEnv,
  shutdown: Shutdown,
): Promise<Simulator> {
  const { startSimulator: start } = await import('#simulator');
  const { PUBLIC_URL, PORT } = readSettings(environment);
  const portalUrl = `http://localhost:${String(PORT)}`;
  const simulator = await start({ port, portalUrl: PUBLIC_URL, portalPublicUrl: portalUrl });
  shutdown.before(() => simulator.close());
  for (const name of DINGTALK_BASES) environment[name] = simulator.url;
  setDefault(environment, 'SMTP_URL', simulator.smtpUrl);
  await waitUntilAnswering(`${simulator.url}/healthz`);
  return simulator;
}

async function seedDemo(settings: Settings): Promise<boolean> {
  const { seedDemo: seed } = await import('./demo/seed-demo.js');
  return seed(settings);
}

/** @param simulator in a trial, the simulator whose phone the pages link to */
async function startServer(
  settings: Settings,
  shutdown: Shutdown,
  simulator: Simulator | undefined,
): Promise<void> {
  const { openServer } = await import('../../server/src/index.js');
  const { TrialPhoneModule } = await import('./trial-phone.module.js');
  const server = await openServer(
    settings,
    undefined,
    simulator === undefined ? [] : [TrialPhoneModule.of(simulator)],
  );
  shutdown.before(() => server.close());
  await waitUntilAnswering(
    `http://${settings.HOST === '0.0.0.0' ? '127.0.0.1' : settings.HOST}:${String(settings.PORT)}/readyz`,
  );
}

async function startWorker(shutdown: Shutdown): Promise<void> {
  const { startWorker: start } = await import('../../worker/src/index.js');
  const worker = await start();
  shutdown.before(() => worker.close());
}

/** At the first start the password itself, later the place where it is kept. */
function passwordLine(settings: Settings, isNew: boolean): string {
  const password = isNew ? (settings.DEMO_PASSWORD ?? '') : `in ${join(settings.DATA_DIR, 'demo.json')}`;
  return `Password of admin, alice, bob and auditor of the demo tenant: ${password}`;
}

function readyLine(settings: Settings, simulatorUrl: string | undefined): string {
  const tenant = `${settings.PUBLIC_URL}/t/demo`;
  const pages =
    settings.NODE_ENV === 'production'
      ? [`portal and API ${settings.PUBLIC_URL}`]
      : [`logon page ${tenant}/logon`];
  return [
    'ready:',
    [...pages, ...(simulatorUrl === undefined ? [] : [`DingTalk simulator ${simulatorUrl}/`])].join(', '),
  ].join(' ');
}

/** Empty counts as unset, as everywhere. */
function setDefault(environment: NodeJS.ProcessEnv, name: string, value: string | (() => string)): void {
  if ((environment[name] ?? '') !== '') return;
  environment[name] = typeof value === 'string' ? value : value();
}

/** Sets the environment of this process to exactly these variables. */
function replace(environment: NodeJS.ProcessEnv, variables: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(environment))
    if (!(name in variables)) Reflect.deleteProperty(environment, name);
  Object.assign(environment, variables);
}
