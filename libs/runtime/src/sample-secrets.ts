import type * as z from 'zod';
import { PROVIDER_ADDRESSES, PROVIDER_SECRETS } from './provider-settings.js';

/** Secrets from documentation, compose files or the demo. A production start refuses them. */
const SAMPLES = [/change-?me/i, /^demo-app-secret/, /example/i, /sample/i];

/** A key with this number of distinct bytes or fewer is not random: among random keys of 32 bytes that happens once in 10^13. */
const LEAST_VARIETY = 16;

type ProviderSettings = Readonly<Record<(typeof PROVIDER_ADDRESSES)[number], string>> &
  Readonly<Partial<Record<(typeof PROVIDER_SECRETS)[number], string | undefined>>>;

interface SecretSettings extends ProviderSettings {
  readonly NODE_ENV: string;
  readonly PUBLIC_URL: string;
  readonly DATABASE_URL?: string | undefined;
  readonly DATABASE_OWNER_URL?: string | undefined;
  readonly REDIS_URL?: string | undefined;
  readonly SMTP_URL?: string | undefined;
  readonly ENCRYPTION_KEYS?: string | undefined;
  readonly DEMO_PASSWORD?: string | undefined;
  readonly METRICS_TOKEN?: string | undefined;
}

/** Refuses, in production, what only a trial may use: missing keys, sample secrets, demo data, plain HTTP. */
export function refuseSampleSecrets(settings: SecretSettings, context: z.RefinementCtx): void {
  if (settings.NODE_ENV !== 'production') return;
  const refuse = (path: keyof SecretSettings, message: string) => {
    context.addIssue({ code: 'custom', path: [path], message });
  };
  if (settings.DATABASE_URL === undefined) refuse('DATABASE_URL', 'must be set in production');
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'REDIS_URL', 'SMTP_URL'] as const) {
    const url = settings[name];
    if (url !== undefined && isSamplePassword(url)) refuse(name, 'contains a sample password');
  }
  if (settings.ENCRYPTION_KEYS === undefined) {
    refuse(
      'ENCRYPTION_KEYS',
      'must be set in production; make one with: echo "k1:$(openssl rand -base64 32)"',
    );
  } else if (
    settings.ENCRYPTION_KEYS.split(',').some((entry) => isWeakKey(entry.slice(entry.indexOf(':') + 1)))
  ) {
    refuse('ENCRYPTION_KEYS', 'contains a sample key');
  }
  if (settings.DEMO_PASSWORD !== undefined) refuse('DEMO_PASSWORD', 'must not be set in production');
  for (const name of ['PUBLIC_URL', ...PROVIDER_ADDRESSES] as const) {
    if (!settings[name].startsWith('https://')) refuse(name, 'must be an https:// address in production');
  }
  for (const name of [...PROVIDER_SECRETS, 'METRICS_TOKEN'] as const) {
    const secret = settings[name];
    if (secret !== undefined && isSample(secret)) refuse(name, 'is a sample secret');
  }
}

/** Detects keys that people paste from documentation or type: repeated bytes, counting bytes, words. */
function isWeakKey(base64: string): boolean {
  const bytes = [...Buffer.from(base64, 'base64')];
  const isText = bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
  const steps = new Set(bytes.slice(1).map((byte, index) => (byte - (bytes[index] ?? 0)) & 0xff));
  return isText || steps.size === 1 || new Set(bytes).size <= LEAST_VARIETY;
}

function isSample(secret: string): boolean {
  return SAMPLES.some((sample) => sample.test(secret));
}

function isSamplePassword(url: string): boolean {
  const password = decodeURIComponent(new URL(url).password);
  return isSample(password) || ['postgres', 'password', 'openeiam'].includes(password);
}
