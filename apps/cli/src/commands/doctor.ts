import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import type { Finding } from '#operations';
import { misspeltSettings, SettingsError } from '#runtime';
import { explain } from '../explain.js';
import { CommandFailure } from '../failure.js';
import { print, type Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import { printAction } from './command-action.js';

/** Milliseconds within which the command must answer. */
const ANSWER_MS = 15_000;

const STATES: Readonly<Record<Finding['state'], string>> = {
  ok: 'ok',
  warning: 'WARNING',
  failed: 'FAILED',
  unknown: 'unknown',
};

/** `doctor` */
export function addDoctorCommand(root: Command): void {
  const command = root
    .command('doctor')
    .description('check everything that an installation needs, and say what is wrong and what to do')
    .addHelpText('after', '\nExit codes: 0 nothing has failed (there may be warnings), 1 something has.');
  printAction(command, async ({ json }: { readonly json?: true }) => {
    const findings = await Promise.race([examine(), late()]);
    const broken = findings.filter(({ state }) => state === 'failed');
    const answer = told(findings);
    if (broken.length === 0) return answer;
    print(answer, json === true);
    throw new CommandFailure(`Failed: ${broken.map(({ check }) => check).join(', ')}.`);
  });
}

async function examine(): Promise<readonly Finding[]> {
  try {
    return [ofSettings(misspeltSettings(process.env)), ...(await askProduct())];
  } catch (error) {
    const isSetting = error instanceof SettingsError || error instanceof CommandFailure;
    const remedy = isSetting ? 'docs/settings.md describes every setting.' : null;
    return [{ check: isSetting ? 'settings' : 'start', state: 'failed', detail: explain(error), remedy }];
  }
}

function ofSettings(misspelt: readonly string[]): Finding {
  const check = 'settings';
  if (misspelt.length === 0) return { check, state: 'ok', detail: 'All settings are valid.', remedy: null };
  return {
    check,
    state: 'warning',
    detail: misspelt.join(' '),
    remedy: 'Correct the names, or remove the variables.',
  };
}

/** The finding when the product itself could not be opened. */
async function late(): Promise<readonly Finding[]> {
  await pause(ANSWER_MS, undefined, { ref: false });
  const detail = `The product could not be opened within ${String(ANSWER_MS / 1_000)} seconds.`;
  const remedy = 'Check that the servers in DATABASE_URL and REDIS_URL answer.';
  return [{ check: 'start', state: 'failed', detail, remedy }];
}

/** Resolves as soon as there are findings, without waiting for the product to close. */
async function askProduct(): Promise<readonly Finding[]> {
  const [{ withProduct }, { RunChecks }] = await Promise.all([
    import('../product/product.js'),
    import('#operations'),
  ]);
  return new Promise((resolve, reject) => {
    withProduct(async (product) => {
      resolve(await product.get(RunChecks).execute(explain));
    }).catch(reject);
  });
}

function told(findings: readonly Finding[]): Answer {
  const rows = findings.map(({ check, state, detail }) => [STATES[state], check, detail]);
  const remedies = findings.flatMap(({ check, remedy }) => (remedy === null ? [] : [`${check}: ${remedy}`]));
  const text = [
    table(['STATE', 'CHECK', 'FOUND'], rows),
    ...(remedies.length === 0 ? [] : ['', 'What to do', ...remedies]),
  ];
  const isHealthy = findings.every(({ state }) => state !== 'failed');
  return { json: { isHealthy, findings }, text: text.join('\n') };
}
