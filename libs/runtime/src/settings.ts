import * as z from 'zod';
import { providerFields } from './provider-settings.js';
import { refuseSampleSecrets } from './sample-secrets.js';
import { readSecretFiles } from './secret-files.js';
import { SECRET, TRIAL } from './setting-marks.js';
import {
  bearerToken,
  count,
  host,
  networks,
  origin,
  port,
  proxies,
  redis,
  sender,
  url,
} from './setting-types.js';

const keysOf = (ring: string) =>
  ring.split(',').map((entry) => ({
    id: entry.slice(0, entry.indexOf(':')),
    bytes: entry.slice(entry.indexOf(':') + 1),
  }));
const isDifferent = (texts: readonly string[]) => new Set(texts).size === texts.length;

/**
 * Every setting of every process, read from the environment once at start. `docs/settings.md` prints each description; the files in
 * `docker/` are generated from this list as well.
 */
export const settingsSchema = z
  .object({
    NODE_ENV: z
      .enum(['development', 'production', 'test'])
      .default('development')
      .describe('`production` refuses missing or sample secrets, plain HTTP, and demo data.'),
    HOST: host.default('127.0.0.1').describe('Address the server listens on. Images set `0.0.0.0`.'),
    PORT: port(3000).describe('Port of portal, API and console.'),
    WORKER_PORT: port(3001).describe(
      'Port on which a worker serves `/healthz`, `/readyz`, `/metrics` and `/tasks`. `0`: any free port.',
    ),
    PUBLIC_URL: origin
      .optional()
      .describe('Public address, used in QR codes and redirect URIs. Default `http://localhost:<PORT>`.'),
    TRUST_PROXY: proxies
      .optional()
      .describe(
        'Addresses or networks of reverse proxies whose `X-Forwarded-For` is trusted, comma-separated; `loopback`, `linklocal` and `uniquelocal` name the well-known networks.',
      ),
    DATABASE_URL: url(/^postgres(ql)?$/, 'postgresql://user:password@host:5432/database')
      .optional()
      .describe(
        'PostgreSQL 15 or newer, with a login that owns nothing ([database.md](database.md)). Unset: `npm start` runs an embedded PostgreSQL below `DATA_DIR`.',
      )
      .meta(SECRET),
    DATABASE_OWNER_URL: url(/^postgres(ql)?$/, 'postgresql://owner:password@host:5432/database')
      .optional()
      .describe('Login that owns the schemas; only `cli migrate` uses it. Default `DATABASE_URL`.')
      .meta(SECRET),
    DATABASE_POOL: count(10).describe(
      'Database connections that one process may use for requests, events and tasks. A worker needs at least 3.',
    ),
    DATABASE_READS: count(3).describe(
      'Exports and verifications of the log that one process may read at the same time, each on its own connection outside `DATABASE_POOL`.',
    ),
    REDIS_URL: redis
      .optional()
      .describe('Redis for queues and notifications between processes. Unset: PostgreSQL does both.')
      .meta(SECRET),
    DATA_DIR: z
      .string()
      .default('.data')
      .describe('Folder for the embedded PostgreSQL and generated development secrets.')
      .meta(TRIAL),
    ...providerFields,
    DEMO_PASSWORD: z
      .string()
      .min(8, 'needs at least 8 characters')
      .optional()
      .describe('Password of the demo accounts. Unset: generated at first start. Never used in production.')
      .meta({ ...SECRET, ...TRIAL }),
    ENCRYPTION_KEYS: z
      .string()
      .regex(/^[\w-]+:[A-Za-z0-9+/]{43}=(,[\w-]+:[A-Za-z0-9+/]{43}=)*$/, {
        error: 'must be <id>:<32 bytes in base64>, several separated by commas, the first one in use',
        abort: true,
      })
      .refine((text) => isDifferent(keysOf(text).map(({ id }) => id)), {
        error: 'contains two keys with the same id; give each key its own id',
      })
      .refine((text) => isDifferent(keysOf(text).map(({ bytes }) => bytes)), {
        error: 'contains the same key twice, under different ids',
      })
      .optional()
      .describe('Key ring: `<id>:<32 bytes in base64>`, comma-separated; the first encrypts, all decrypt.')
      .meta(SECRET),
    SMTP_URL: url(/^smtps?$/, 'smtp://user:password@host:587')
      .optional()
      .describe('Mail server. Unset: methods and notices that need mail are not offered.')
      .meta(SECRET),
    MAIL_FROM: sender.default('openeiam <no-reply@localhost>').describe('Sender of mails.'),
    BREAK_GLASS: z
      .enum(['off', 'on'])
      .default('off')
      .describe(
        '`on` lets `cli break-glass open` create emergency access, and the server accept it. Switch it off afterwards.',
      ),
    AUDIT_CHECKPOINT_FILE: z
      .string()
      .optional()
      .describe(
        "File to which the worker appends the log's signed checkpoints, one JSON document per line. Preferably on write-once storage.",
      ),
    AUDIT_CHECKPOINT_URL: url(/^https?$/, 'https://collector.example.com/checkpoints')
      .optional()
      .describe("Address to which the worker posts the log's signed checkpoints, as JSON lines.")
      .meta(SECRET),
    AUDIT_CHECKPOINT_MAIL: z
      .email('must be one email address')
      .optional()
      .describe("Address to which the log's signed checkpoints are mailed. Needs `SMTP_URL`."),
    APPLICATION_NETWORKS: networks
      .optional()
      .describe(
        'Private networks, comma-separated, in which the product may notify applications of ended sessions and fetch their SAML metadata. Unset: none. Public addresses are always allowed; outside production, so is this machine.',
      ),
    AUDIT_WEBHOOK_NETWORKS: networks
      .optional()
      .describe(
        'Private networks, comma-separated, to which tenants may send their log by webhook. Unset: none. Public addresses are always allowed; outside production, so is this machine.',
      ),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
      .default('info')
      .describe('Lowest severity that is logged.'),
    METRICS_TOKEN: bearerToken
      .optional()
      .describe(
        'Bearer token for `/metrics`. Unset: in production every request is refused; otherwise only this machine may read it.',
      )
      .meta(SECRET),
    TICKETS_PER_NETWORK: count(1000).describe(
      "Upper limit of each tenant's own setting: live QR codes per tenant and IP prefix (IPv4 /24, IPv6 /56).",
    ),
    TICKETS_PER_TENANT: count(5000).describe('Maximum number of live QR codes per tenant.'),
    WAITING_PER_TENANT: count(2000).describe(
      'Maximum number of waiting browsers (event streams and long polls) per tenant at one server process.',
    ),
    WAITING_TOTAL: count(10000).describe(
      'Maximum number of waiting browsers (event streams and long polls) at one server process.',
    ),
  })
  .transform((values) => ({
    ...values,
    PUBLIC_URL: values.PUBLIC_URL ?? `http://localhost:${String(values.PORT)}`,
  }))
  .superRefine(refuseSampleSecrets)
  .refine((values) => values.AUDIT_CHECKPOINT_MAIL === undefined || values.SMTP_URL !== undefined, {
    path: ['AUDIT_CHECKPOINT_MAIL'],
    error: 'needs SMTP_URL',
  });

/** The settings of this process. */
export type Settings = Readonly<z.output<typeof settingsSchema>>;

/** Injection token of `Settings`. */
export const SETTINGS = Symbol('Settings');

/** The environment cannot be used. `message` has one line for each wrong variable, without its value. */
export class SettingsError extends Error {}

/**
 * The environment with secrets read from files: `<NAME>_FILE` names the file, for each setting that is a secret.
 *
 * @throws SettingsError naming each such variable that cannot be used
 */
export function withSecretFiles(given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { environment, problems } = readSecretFiles(given, settingsSchema.in.shape);
  if (problems.length > 0) throw new SettingsError(problems.join('\n'));
  return environment;
}

/**
 * Reads the settings. Empty variables count as unset.
 *
 * @throws SettingsError naming each wrong variable and what it must be
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const complete = withSecretFiles(environment);
  // Files written on Windows end each line, and so each value, with a carriage return.
  const trimmed = Object.entries(complete).map(([name, value = '']) => [name, value.trim()] as const);
  const given = Object.fromEntries(trimmed.filter(([, value]) => value !== ''));
  const result = settingsSchema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new SettingsError(lines.join('\n'));
}
