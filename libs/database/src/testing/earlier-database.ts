import { createTestDatabase } from '#testing';
import { applyPending } from '../migrate.js';
import { migrations } from '../migrations/index.js';
import { asOwner } from './owner.js';

/** A database as an earlier version left it. */
export interface EarlierDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** Creates an empty database with all migrations before the given one. */
export async function databaseBefore(migration: string): Promise<EarlierDatabase> {
  const beside = await createTestDatabase();
  const url = new URL(beside.url);
  url.pathname = `${url.pathname}_earlier`;
  const name = url.pathname.slice(1);
  await asOwner(beside.url, `create database "${name}"`);
  const first = migrations.findIndex((one) => one.name === migration);
  await applyPending(url.href, true, migrations.slice(0, first));
  return {
    url: url.href,
    drop: async () => {
      await asOwner(beside.url, `drop database "${name}" with (force)`);
      await beside.drop();
    },
  };
}
