import { randomBytes } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '#testing';
import type { Ended } from './testing/run-command.js';
import { runHere } from './testing/run-here.js';

interface Listed {
  readonly signsFrom: string;
}

describe('the commands about SAML', () => {
  let database: TestDatabase;
  const ring = `k1:${randomBytes(32).toString('base64')}`;

  beforeAll(async () => {
    database = await createTestDatabase();
    const tenant = 'tenant create --slug acme --name Acme --owner-username olivia';
    expect(await cli(tenant, 'olive trees of Delphi')).toMatchObject({ code: 0 });
  }, 120_000);
  afterAll(() => database.drop());

  function cli(words: string, input = ''): Promise<Ended> {
    return runHere(words.split(' '), { ENCRYPTION_KEYS: ring, DATABASE_URL: database.url }, input);
  }

  const rotate = async (): Promise<readonly Listed[]> =>
    JSON.parse((await cli('certificate rotate --tenant acme --json')).stdout) as Listed[];

  it("let a tenant's first certificate sign at once, and the next one later", async () => {
    const [first, ...none] = await rotate();
    expect(none).toEqual([]);
    expect(Date.parse(first?.signsFrom ?? '')).toBeLessThanOrEqual(Date.now());
    const [signing, waiting] = await rotate();
    expect(signing?.signsFrom).toBe(first?.signsFrom);
    expect(Date.parse(waiting?.signsFrom ?? '')).toBeGreaterThan(Date.now());
    const refused = await cli('certificate rotate --tenant acme');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('--overlap-days 0');
    expect(await cli('certificate rotate --tenant acme --overlap-days 0')).toMatchObject({ code: 0 });
  }, 120_000);

  it.each([
    [
      'saml --entity-id https://g.example --acs-url https://g.example/acs',
      /^Jenkins speaks SAML and has no client secret; its certificate: certificate rotate\.\n$/,
    ],
    ['forward --host g.example', /^Jenkins is reached through a proxy, .* has no client secret\.\n$/],
  ])('report that an application has no secret to rotate: %s', async (protocol, says) => {
    const words = `application create --tenant acme --name Jenkins --protocol ${protocol} --json`;
    const { id } = JSON.parse((await cli(words)).stdout) as { id: string };
    const refused = await cli(`application rotate-secret --tenant acme --id ${id}`);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(says);
  });
});
