import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '#testing';
import { launchCommand, type Ended } from './testing/run-command.js';
import { runHere } from './testing/run-here.js';

const PASSWORD = 'olive trees of Delphi';

describe('the command line', () => {
  let database: TestDatabase;
  let folder: string;
  let environment: Readonly<Record<string, string>>;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'openeiam-cli-'));
    environment = {
      DATABASE_URL: database.processUrl,
      DATA_DIR: folder,
      NODE_COMPILE_CACHE: join(folder, 'compiled'),
      ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    };
    await expectDone(launchCommand(['migrate'], { ...environment, DATABASE_OWNER_URL: database.url }));
    await expectDone(
      cli(
        'tenant create --slug acme --name Acme --owner-username olivia --owner-email o@acme.test',
        PASSWORD,
      ),
    );
  }, 120_000);

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await database.drop();
  });

  function cli(words: string, input = ''): Promise<Ended> {
    return runHere(words.split(' '), environment, input);
  }

  async function expectDone(ended: Promise<Ended>): Promise<string> {
    const { code, stdout, stderr } = await ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout;
  }

  /** Refused or failed: exit 1, nothing on standard output, one line on standard error. */
  async function expectRefused(ended: Promise<Ended>): Promise<string> {
    const { code, stdout, stderr } = await ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    return stderr;
  }

  async function json(words: string, input = ''): Promise<unknown> {
    return JSON.parse(await expectDone(cli(`${words} --json`, input))) as unknown;
  }

  async function rows(text: string): Promise<readonly Record<string, unknown>[]> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  }

  it('P5: creates a tenant with an owner whose password the operator chooses, stored nowhere in clear text', async () => {
    expect(await json('tenant list')).toEqual([expect.objectContaining({ slug: 'acme', status: 'active' })]);
    expect(await json('account list --tenant acme')).toEqual([
      expect.objectContaining({ username: 'olivia', role: 'owner', status: 'active' }),
    ]);
    const events = await rows('select name, payload, context from messaging.outbox order by position');
    expect(events.map(({ name }) => name)).toEqual([
      'tenancy.tenant.created.v1',
      'accounts.account.created.v1',
      'authenticators.password.set.v1',
    ]);
    for (const { context } of events) expect(context).toMatchObject({ actor: { kind: 'operator' } });
    expect(JSON.stringify(events)).not.toContain(PASSWORD);
  });

  it('P5: refuses a missing and a common password, and says what to do', async () => {
    const missing = cli('account set-password --tenant acme --username olivia');
    expect(await expectRefused(missing)).toContain('standard input is empty');
    const common = cli('account set-password --tenant acme --username olivia', 'password123');
    expect(await expectRefused(common)).toContain('guessed first');
  });

  it('P4: creates a tenant with its owner and the password, or nothing', async () => {
    const weak = cli('tenant create --slug weak --name Weak --owner-username ophelia', 'password123');
    expect(await expectRefused(weak)).toContain('guessed first');
    const nameless = cli('tenant create --slug weak --name Weak --owner-username a@b', PASSWORD);
    expect(await expectRefused(nameless)).toContain('username');
    expect(await rows(`select from tenancy.tenant where slug = 'weak'`)).toEqual([]);
  });

  it('creates an account with a password, or no account', async () => {
    const account = 'account create --tenant acme --username petra --with-password';
    expect(await expectRefused(cli(account, 'password123'))).toContain('guessed first');
    const made = `select p.hash is not null as has_password from accounts.account a
      left join authenticators.password p on p.account_id = a.id where a.username = 'petra'`;
    expect(await rows(made)).toEqual([]);
    await expectDone(cli(account, PASSWORD));
    expect(await rows(made)).toEqual([{ has_password: true }]);
  });

  it('T11: shows and sets how many QR codes a network may have open, below the installation’s ceiling', async () => {
    expect(await json('tenant show --tenant acme')).toMatchObject({ slug: 'acme', codesPerNetwork: 300 });
    expect(await json('tenant set --tenant acme --codes-per-network 500')).toMatchObject({
      codesPerNetwork: 500,
    });
    const tooMany = cli('tenant set --tenant acme --codes-per-network 1001');
    expect(await expectRefused(tooMany)).toContain('at most 1000');
    expect((await cli('tenant set --tenant acme --codes-per-network many')).code).toBe(2);
    expect(await expectDone(cli('tenant show --tenant acme'))).toMatch(/acme +Acme +active +500/);
  });

  it('manages accounts', async () => {
    await expectDone(
      cli('account create --tenant acme --username bob --email bob@acme.test --role helpdesk'),
    );
    await expectDone(cli('account set-password --tenant acme --username bob', `${PASSWORD}\n`));
    await expectDone(cli('account set-role --tenant acme --username bob --role administrator'));
    await expectDone(cli('account suspend --tenant acme --username bob --reason left'));
    expect(await expectDone(cli('account list --tenant acme'))).toMatch(/bob .* administrator {2}suspended/);
    expect(await json('account resume --tenant acme --username bob')).toMatchObject({ status: 'active' });
  });

  it('imports accounts from a file in its own encoding, all or none, after a preview', async () => {
    const file = join(folder, 'people.csv');
    // 谢强, as Excel writes it in China.
    writeFileSync(file, Buffer.from('username;displayName\r\nXieQiang;\xd0\xbb\xc7\xbf\r\n', 'latin1'));
    const shown = await expectDone(cli(`account import --tenant acme --file ${file} --check`));
    expect(shown).toMatch(/2 {4}xieqiang .*谢强 .*member[^]*Read as gb18030, separated by semicolon\./);
    expect(await json(`account import --tenant acme --file ${file}`)).toMatchObject({
      state: 'done',
      imported: 1,
    });
    expect(await expectRefused(cli(`account import --tenant acme --file ${file}`))).toContain(
      'Nothing was imported: row 2: username is taken.',
    );
    expect(await expectDone(cli(`account import --tenant acme --file ${file} --skip-taken`))).toContain(
      '1 were skipped',
    );
    const wrong = cli(`account import --tenant acme --file ${file} --encoding utf-8 --separator comma`);
    expect(await expectRefused(wrong)).toContain('The first row names the columns');
    expect(await expectRefused(cli(`account import --tenant acme --file ${folder}/none`))).toContain(
      'cannot be read',
    );
  });

  it('P4: keeps the last owner and the last method of administrators', async () => {
    const owner = cli('account suspend --tenant acme --username olivia --reason left');
    expect(await expectRefused(owner)).toContain('No owner could log on any more');
    expect(await expectRefused(cli('logon-menu disable --tenant acme password'))).toContain('last method');
  });

  it('manages connections and the menu, which share one switch', async () => {
    const secret = `app-secret-${randomBytes(9).toString('hex')}`;
    await json('connection create --tenant acme --corp-id dingcorp --client-id dingapp', secret);
    await expectDone(cli('connection enable --tenant acme'));
    expect(await json('logon-menu default --tenant acme dingtalk-qr --on desktop')).toContainEqual(
      expect.objectContaining({ key: 'dingtalk-qr', enabled: true, defaultDesktop: true }),
    );
    await expectDone(cli('connection disable --tenant acme'));
    expect(await json('logon-menu list --tenant acme')).toContainEqual(
      expect.objectContaining({ key: 'dingtalk-qr', enabled: false }),
    );
    expect(await expectDone(cli('connection list --tenant acme --json'))).not.toContain(secret);
    const stored = await rows(`select * from dingtalk.connection, providers.connection, messaging.outbox`);
    expect(JSON.stringify(stored)).not.toContain(secret);
  });

  it('shows the result of a check, and fails when the connection does not work', async () => {
    await json('connection create --tenant acme --key other --corp-id c2 --client-id a2', 'app-secret-2');
    const nowhere = 'http://127.0.0.1:9';
    const { code, stdout, stderr } = await runHere(
      'connection check --tenant acme --key other --json'.split(' '),
      {
        ...environment,
        DINGTALK_LOGIN_BASE: nowhere,
        DINGTALK_API_BASE: nowhere,
        DINGTALK_OAPI_BASE: nowhere,
      },
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({ id: 'credentials', cause: 'unreachable' }),
    );
    expect(stderr).toMatch(/^The connection "other" does not work yet: credentials.*\n$/);
  });

  it('creates an attach link, and shows its secret once', async () => {
    const link = await json(
      'attach-link create --tenant acme --username olivia --reason lost --valid-hours 2',
    );
    const { url } = link as { readonly url: string };
    expect(url).toMatch(/^http:\/\/localhost:3000\/t\/acme\/attach-link\/[\w-]{43}$/);
    const secret = url.slice(-43);
    const stored = await rows('select * from binding.attach_link, messaging.outbox');
    expect(JSON.stringify(stored)).not.toContain(secret);
  });

  it('suspends and resumes a tenant', async () => {
    await expectDone(cli('tenant suspend --tenant acme --reason unpaid'));
    expect(await expectRefused(cli('tenant suspend --tenant acme --reason unpaid'))).toContain('already');
    expect(await json('tenant resume --tenant acme')).toMatchObject({ slug: 'acme', status: 'active' });
  });

  it('names in one line what does not exist', async () => {
    expect(await expectRefused(cli('account list --tenant nowhere'))).toContain('no tenant');
    expect(await expectRefused(cli('account resume --tenant acme --username nobody'))).toContain(
      'no account',
    );
    expect(await expectRefused(cli('connection enable --tenant acme --key none'))).toContain('no connection');
    expect(await expectRefused(cli('logon-menu enable --tenant acme nothing'))).toContain('No logon method');
  });

  it('exits with 2 and prints nothing on standard output when it is used wrongly', async () => {
    const { code, stdout, stderr } = await cli('tenant create --slug acme');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain("required option '--name <name>'");
  });

  it('needs no database to show help, and names every group of commands', async () => {
    const { code, stdout } = await launchCommand(['--help'], {});
    expect(code).toBe(0);
    for (const group of [
      'migrate',
      'tenant',
      'account',
      'connection',
      'logon-menu',
      'attach-link',
      'break-glass',
    ]) {
      expect(stdout).toContain(`  ${group}`);
    }
  });
});
