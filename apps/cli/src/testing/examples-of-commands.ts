import type { Refusal, CommandExample } from './command-example.js';
import { USES_OF_API_CLIENTS } from './examples-of-api-clients.js';
import { USES_OF_APPLICATIONS } from './examples-of-applications.js';
import { USES_OF_CONNECTIONS } from './examples-of-connections.js';
import { USES_OF_DIRECTORY } from './examples-of-directory.js';
import { USES_OF_GROUPS } from './examples-of-groups.js';
import { USES_OF_PROFILES } from './examples-of-profiles.js';
import { USES_FOR_OPERATORS } from './examples-for-operators.js';

const PASSWORD = 'olive trees of Delphi';
const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes, ok').toString('base64')}`;

const T = '--tenant acme{n}';
const BOB = `${T} --username bob`;
const nobody = (more = ''): Refusal => ({
  words: `${T} --username nobody ${more}`.trim(),
  says: /no account|not found|No account|nobody/i,
});

/** Every command, in an order in which each finds what it needs. */
export const EXAMPLES: Readonly<Record<string, CommandExample>> = {
  migrate: { words: '' },
  'tenant create': {
    words: '--slug acme{n} --name Acme --owner-username olivia --owner-email o@acme.test',
    input: PASSWORD,
    refused: [
      { words: '--slug acme{n} --name Acme --owner-username olivia', says: /taken/, input: PASSWORD },
      { words: '--slug Acme! --name Acme --owner-username olivia', says: /slug/i, input: PASSWORD },
      { words: '--slug other --name Acme --owner-username olivia', says: /standard input is empty/ },
    ],
  },
  'tenant list': { words: '' },
  'tenant show': { words: T },
  'tenant set': {
    words: `${T} --codes-per-network 50`,
    refused: [
      { words: `${T} --codes-per-network 3`, says: /20/ },
      { words: `${T} --archive-after-days 0`, says: /1 day/ },
    ],
    wrong: [T, `${T} --codes-per-network many`, `${T} --archive-after-days soon`],
  },
  'tenant suspend': {
    words: `${T} --reason unpaid`,
    refused: [{ words: `${T} --reason unpaid`, says: /already/ }],
  },
  'tenant resume': { words: T, refused: [{ words: T, says: /already|not suspended|active/ }] },

  'account create': {
    words: `${BOB} --email bob@acme.test`,
    refused: [
      { words: `${T} --username bob`, says: /taken|exists/ },
      { words: `${T} --username eve --email nonsense`, says: /e-?mail/i },
      { words: `${T} --username eve --phone 12`, says: /phone number/ },
    ],
    wrong: [`${T} --username eve --role god`],
  },
  'account list': { words: T, wrong: [`${T} --archived --look-alikes`] },
  'account import': {
    words: `${T} --file {folder}/people.csv`,
    refused: [
      { words: `${T} --file {folder}/none.csv`, says: /none\.csv cannot be read \(ENOENT\)/ },
      { words: `${T} --file {folder}/people.csv`, says: /Nothing was imported: row 2: username/ },
    ],
    wrong: [`${T} --file {folder}/people.csv --encoding ebcdic`],
  },
  'account set': {
    words: `${BOB} --phone 13800138000`,
    refused: [nobody('--phone 13800138000')],
    wrong: [BOB],
  },
  'account set-password': {
    words: BOB,
    input: PASSWORD,
    refused: [
      { words: BOB, says: /standard input is empty/ },
      { words: BOB, says: /guessed/, input: 'password123' },
      { ...nobody(), input: PASSWORD },
    ],
  },
  'account set-role': {
    words: `${BOB} --role administrator`,
    refused: [nobody('--role member'), { words: `${T} --username olivia --role member`, says: /owner/ }],
  },
  'account suspend': {
    words: `${BOB} --reason left`,
    refused: [nobody('--reason left'), { words: `${T} --username olivia --reason left`, says: /owner/ }],
  },
  'account resume': { words: BOB, refused: [nobody()] },

  ...USES_OF_CONNECTIONS,

  'logon-menu list': { words: T },
  'logon-menu enable': {
    words: `email-code ${T}`,
    refused: [{ words: `nonsense ${T}`, says: /No logon method/ }],
  },
  'logon-menu disable': {
    words: `email-code ${T}`,
    refused: [
      { words: `nonsense ${T}`, says: /No logon method/ },
      { words: `password ${T}`, says: /last method/ },
    ],
  },
  'logon-menu default': {
    words: `password ${T} --on desktop`,
    refused: [{ words: `email-code ${T} --on desktop`, says: /enabled|on/ }],
    wrong: [`password ${T} --on fridge`],
  },

  'attach-link create': {
    words: `${BOB} --reason lost --valid-hours 2`,
    refused: [
      nobody('--reason lost'),
      { words: `${BOB} --reason lost --valid-hours 0`, says: /hours/ },
      { words: `${BOB} --reason lost --valid-hours 100000`, says: /hours/ },
    ],
    wrong: [`${BOB} --reason lost --valid-hours soon`],
  },

  ...USES_OF_APPLICATIONS,
  ...USES_OF_DIRECTORY,
  ...USES_OF_GROUPS,
  ...USES_OF_API_CLIENTS,
  ...USES_OF_PROFILES,

  'audit export': {
    words: `${T} --format jsonl --out {folder}/{n}.jsonl`,
    refused: [
      { words: `${T} --format jsonl --out {folder}/{n}.jsonl`, says: /--force/ },
      { words: `${T} --format csv --out {folder}/none/x.csv`, says: /cannot be written/ },
      { words: `${T} --format csv --out {folder}/x.csv --ip nonsense`, says: /^--ip: / },
      { words: `${T} --format csv --out {folder}/x.csv --from yesterday`, says: /^--from: / },
      { words: `${T} --format csv --out {folder}/x.csv --outcome maybe`, says: /^--outcome/ },
    ],
    wrong: [`${T} --format xls --out {folder}/x`],
  },
  'audit verify': {
    words: `${T} --manifest {folder}/{n}.jsonl.manifest.json`,
    refused: [
      { words: `${T} --checkpoints {folder}/none.jsonl`, says: /none\.jsonl cannot be read \(ENOENT\)/ },
      { words: `${T} --checkpoints {folder}/{n}.jsonl`, says: /contains no checkpoint of the tenant/ },
      { words: `${T} --manifest {folder}/{n}.jsonl`, says: /is not the manifest of an export/ },
      { words: `${T} --public-key {folder}/{n}.jsonl`, says: /contains no public key/ },
      { words: '--file {folder}/x --manifest {folder}/x --public-key {folder}/x', says: /cannot be read/ },
    ],
    wrong: ['', '--file x', '--file x --manifest y', `${T} --file x --manifest y --public-key z`],
  },
  'audit accept-restore': {
    words: `${T} --reason rehearsal`,
    wrong: ['', '--reason rehearsal', `${T} --all --reason rehearsal`],
    refused: [
      { words: `${T} --reason x`, says: /3 to 500 characters/ },
      { words: `${T} --reason rehearsal --checkpoints {folder}/none`, says: /cannot be read/ },
    ],
  },
  'audit anchor': { words: T },
  'audit public-key': {
    words: '--out {folder}/{n}.pem --force',
    refused: [
      { words: '--out {folder}/none/x.pem', says: /cannot be written \(ENOENT\)/ },
      { words: '--out {folder}/{n}.pem', says: /exists already\. Add --force to replace it/ },
    ],
  },
  'audit webhook set': {
    words: `${T} --url {receiver} --header X-Api-Key Authorization`,
    input: `${SECRET}\na-token\nanother-token`,
    refused: [
      { words: `${T} --url {receiver}`, says: /standard input is empty/ },
      { words: `${T} --url {receiver}`, says: /whsec_/, input: 'short' },
      { words: `${T} --url nonsense`, says: /address/, input: SECRET },
      { words: `${T} --url https://10.0.0.1/ --keep-secret`, says: /network/ },
      { words: `${T} --url {receiver} --header Host`, says: /Host must be/, input: `${SECRET}\nevil\n` },
      { words: `${T} --url {receiver} --header X-Key`, says: /line 2 of standard input/, input: SECRET },
      {
        words: `${T} --url {receiver} --header X-Key`,
        says: /more than the 2 expected lines/,
        input: `${SECRET}\na\nb`,
      },
    ],
    wrong: [`${T} --url {receiver} --header X-Key --drop-headers`],
  },
  'audit webhook show': { words: T },
  'audit webhook test': { words: T },
  'audit webhook replay': {
    words: `${T} --from 1`,
    refused: [{ words: `${T} --from 999999`, says: /can begin with a record/ }],
    wrong: [`${T} --from first`],
  },
  'audit webhook remove': {
    words: T,
    refused: [{ words: T, says: /webhook/ }],
  },
  'audit retention show': { words: T },
  'audit retention set': {
    words: `${T} --days forever`,
    refused: [
      { words: `${T} --days 29`, says: /30 to 36500 days/ },
      { words: `${T} --days 99999`, says: /30 to 36500 days/ },
    ],
    wrong: [`${T} --days never`, `${T} --days null`, `${T} --days -1`, `${T} --days 30.5`],
  },
  'audit retention hold': {
    words: `${T} --reason litigation`,
    refused: [
      {
        words: `${T} --reason litigation`,
        says: /^A legal hold is already set\. Release it first, or keep it\.$/m,
      },
      { words: `${T} --reason x`, says: /3 to 500 characters/ },
    ],
  },
  'audit retention release': {
    words: `${T} --reason settled`,
    refused: [{ words: `${T} --reason settled`, says: /^There is no legal hold\.$/m }],
  },
  'audit retention run': { words: T },

  'break-glass open': {
    words: `${T} --username olivia --reason rehearsal`,
    refused: [
      nobody('--reason rehearsal'),
      { words: `${T} --username olivia --reason rehearsal --valid-minutes 0`, says: /minutes/ },
      { words: `${T} --username olivia --reason rehearsal --valid-minutes 100000`, says: /minutes/ },
    ],
    wrong: [`${T} --username olivia --reason rehearsal --valid-minutes soon`],
  },
  ...USES_FOR_OPERATORS,
};
