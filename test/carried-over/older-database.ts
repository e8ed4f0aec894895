import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Client } from 'pg';
import * as z from 'zod';
import { connectionOptions, migrate } from '#database';
import { createTestDatabase, TestClock, type TestDatabase } from '#testing';

const state = z.object({
  /** Time of the dump; the product continues from here. */
  takenAt: z.iso.datetime(),
  /** Path of a code that a phone has scanned but not confirmed, and of an unscanned one. */
  scannedPath: z.string(),
  shownPath: z.string(),
  /** Path of an attach link that has not been claimed. */
  link: z.string(),
  /** The cookies of each browser and phone, by its name. */
  browsers: z.record(z.string(), z.record(z.string(), z.string())),
});

/** A database of an earlier build, migrated to this one. */
export interface OlderDatabase {
  readonly database: TestDatabase;
  readonly state: z.output<typeof state>;
  /** A clock that continues from the time of the dump. */
  readonly clock: TestClock;
  /** Names of the migrations that ran. */
  readonly migrated: readonly string[];
}

/** Fills an empty database with a dump of `pg_dump --column-inserts` beside this file, and migrates it. */
export async function openOlderDatabase(name: string): Promise<OlderDatabase> {
  const cluster = await createTestDatabase();
  const own = `${new URL(cluster.url).pathname.slice(1)}_older`;
  const at = (url: string): string => Object.assign(new URL(url), { pathname: `/${own}` }).href;
  await asOwner(cluster.url, `create database "${own}" template template0`);
  await asOwner(at(cluster.url), gunzipSync(readFileSync(fileOf(`${name}.sql.gz`))).toString());
  const left = state.parse(JSON.parse(readFileSync(fileOf(`${name}.json`), 'utf8')));
  const [taken, opened] = [Date.parse(left.takenAt), Date.now()];
  return {
    migrated: await migrate(at(cluster.url)),
    state: left,
    clock: new TestClock(() => taken + (Date.now() - opened)),
    database: {
      url: at(cluster.url),
      processUrl: at(cluster.processUrl),
      drop: async () => {
        await asOwner(cluster.url, `drop database "${own}" with (force)`);
        await cluster.drop();
      },
    },
  };
}

function fileOf(name: string): URL {
  return new URL(name, import.meta.url);
}

async function asOwner(url: string, statements: string): Promise<void> {
  const client = new Client(connectionOptions(url));
  await client.connect();
  try {
    await client.query(statements);
  } finally {
    await client.end();
  }
}
