import { readSettings } from '#runtime';
import { createTestDatabase, type TestDatabase } from '#testing';
import { seedDemo } from '../../apps/standalone/src/index.js';

/** Password of every demo account in tests. */
export const PASSWORD = 'a-demo-password-for-tests';

/** Settings that shape the demo tenant. With a mail server, it offers codes by email. */
export const DEMO_SETTINGS = {
  NODE_ENV: 'test',
  LOG_LEVEL: 'silent',
  ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
  DEMO_PASSWORD: PASSWORD,
} as const;

const OTHERWISE = [
  'ENCRYPTION_KEYS',
  'DEMO_PASSWORD',
  'SMTP_URL',
  'DINGTALK_CORP_ID',
  'DINGTALK_CLIENT_ID',
  'DINGTALK_CLIENT_SECRET',
];

/** Whether a product with these settings can use the demo tenant that the specs share. */
export function hasUsualDemo(environment: Readonly<Record<string, string>> = {}): boolean {
  return !OTHERWISE.some((name) => name in environment);
}

/** A database with the demo tenant. It is a copy: the passwords are hashed once for all specs of a run. */
export function createDemoDatabase(): Promise<TestDatabase> {
  return createTestDatabase({
    name: 'demo',
    sow: async ({ processUrl }) => {
      const settings = { ...DEMO_SETTINGS, DATABASE_URL: processUrl, SMTP_URL: 'smtp://127.0.0.1:9' };
      await seedDemo(readSettings(settings));
    },
  });
}
