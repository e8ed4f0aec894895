import { randomBytes } from 'node:crypto';
import type { TestDatabase } from '#testing';
import { asOwner } from './owner.js';

/** A login that belongs to one spec. */
export interface Login {
  readonly name: string;
  /** Connection string of the spec's database with this login. */
  readonly url: string;
  remove(): Promise<void>;
}

/**
 * Creates a login that may connect to a spec's database.
 *
 * @param grants further statements for it; `$login` stands for its name
 */
export async function makeLogin(database: TestDatabase, ...grants: string[]): Promise<Login> {
  const name = `spec_${randomBytes(6).toString('hex')}`;
  const url = new URL(database.url);
  Object.assign(url, { username: name, password: name });
  await asOwner(
    database.url,
    `create role ${name} login password '${name}'`,
    ...grants.map((grant) => grant.replaceAll('$login', name)),
  );
  return {
    name,
    url: url.href,
    remove: async () => {
      await asOwner(
        database.url,
        `reassign owned by ${name} to current_user`,
        `drop owned by ${name}`,
        `drop role ${name}`,
      );
    },
  };
}
