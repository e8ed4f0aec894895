import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandSettings } from './environment.js';

const folder = mkdtempSync(join(tmpdir(), 'openeiam-environment-'));
const [owner, login, given] = ['owner', 'process', 'given'].map(
  (name) => `postgresql://${name}:x@127.0.0.1:1/openeiam`,
);

const databasesOf = (environment: NodeJS.ProcessEnv) => {
  const { DATABASE_URL, DATABASE_OWNER_URL } = commandSettings({ DATA_DIR: folder, ...environment });
  return { DATABASE_URL, DATABASE_OWNER_URL };
};

describe('the database of a command', () => {
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("is the one of `npm start`, with the login of the processes, and with its owner's for a migration", () => {
    writeFileSync(join(folder, 'postgres.json'), JSON.stringify({ url: owner, processUrl: login }));
    expect(databasesOf({})).toEqual({ DATABASE_URL: login, DATABASE_OWNER_URL: owner });
  });

  it('is the named one, and is never mixed with that of `npm start`', () => {
    expect(databasesOf({ DATABASE_URL: given })).toEqual({
      DATABASE_URL: given,
      DATABASE_OWNER_URL: undefined,
    });
    expect(() => databasesOf({ DATABASE_OWNER_URL: given })).toThrow('DATABASE_URL is not set');
  });

  it('is found in a folder that an earlier version created', () => {
    writeFileSync(join(folder, 'postgres.json'), JSON.stringify({ url: owner }));
    expect(databasesOf({})).toEqual({ DATABASE_URL: owner, DATABASE_OWNER_URL: owner });
  });
});
