import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IS_WHOLE, until } from '#testing';
import { Document } from './document.js';
import { Installation, OWNER, PATIENCE, PUBLIC_URL, VISITOR } from './installation.js';
import { idleReasons } from './left-out.js';
import { MISSING, PROGRAMS } from './programs.js';
import { startNginx, startPooler, startRedis } from './servers.js';

const onDebian = MISSING.length === 0 ? describe : describe.skip;

onDebian("An operator's walk by the documents alone", () => {
  const systemd = new Document('systemd.md');
  const database = new Document('database.md');
  const operations = new Document('operations.md');
  let site: Installation;

  beforeAll(async () => {
    site = await Installation.begin();
  });
  afterAll(() => site.end());

  /** A step that builds on the earlier ones: after a failure, the others fail at once. */
  let failed: string | undefined;
  function step(sentence: string, work: () => void | Promise<void>): void {
    it(sentence, async () => {
      if (failed !== undefined) throw new Error(`Not reached, as it went wrong before: ${failed}`);
      failed = sentence;
      await work();
      failed = undefined;
    });
  }

  /** Steps with keys, restores and upgrades, which each restart everything. A bare `npm test` ends before them; `.ci/run` walks to the end. */
  const further: typeof step = (sentence, work) => {
    if (IS_WHOLE) step(sentence, work);
  };

  step('lays the product out with the Node that it runs under', async () => {
    await site.shell.run(systemd.block('Lay the product out', 'npm run production'));
    const current = join(site.place.path('/opt/openeiam'), 'current');
    for (const part of ['bin/node', 'sbom.cdx.json', 'LICENSE', 'dist/apps/cli/src/main.js'])
      expect([part, existsSync(join(current, part))]).toEqual([part, true]);
  });

  step('K3: creates roles and database over TLS without a superuser, twice, and migrates', async () => {
    const roles = database.block('The roles', 'roles.sql');
    await site.shell.run(roles);
    await site.shell.run(roles);
    await site.shell.run(database.block('The roles', 'export DATABASE_URL'));
    expect(
      await site.postgres.rows(
        `select rolname from pg_roles where rolname in ('dba', 'openeiam', 'openeiam_owner', 'openeiam_app')
         and not rolsuper and not rolbypassrls and rolcreaterole = (rolname = 'dba') order by 1`,
      ),
    ).toHaveLength(4);
  });

  step('puts PgBouncer in front of it', async () => {
    const ini = database.block('Poolers', 'pool_mode = session');
    writeFileSync(join(site.place.path('/etc/pgbouncer'), 'pgbouncer.ini'), site.place.typed(ini));
    await site.shell.run(database.block('Poolers', 'export DATABASE_URL'));
    site.pooler = await startPooler(site.place);
  });

  step('D7: keeps settings and secrets in files, and starts server and worker by their units', async () => {
    await site.shell.run(systemd.block('Make database and settings', 'settings.env'));
    const settings = join(site.place.path('/etc/openeiam'), 'settings.env');
    site.edit(settings, /^PUBLIC_URL=$/m, `PUBLIC_URL=${PUBLIC_URL}`);
    site.edit(settings, /^PORT=3000$/m, `PORT=${String(site.place.ports.server)}`);
    site.edit(settings, /^WORKER_PORT=3001$/m, `WORKER_PORT=${String(site.place.ports.worker)}`);
    // Nothing listens there: no request may leave this machine.
    for (const name of ['DINGTALK_API_BASE', 'DINGTALK_OAPI_BASE'])
      site.edit(settings, `\n${name}=\n`, `\n${name}=https://127.0.0.1:9\n`);
    await site.shell.run(systemd.block('Make database and settings', 'redis://'));
    site.addServices(systemd.block('Make database and settings', '[Service]'));
    await site.shell.run(systemd.block('Start', 'openeiam migrate'), OWNER.password);
    site.start();
  });

  step('terminates TLS in nginx, which does not publish metrics', async () => {
    const folder = site.place.path('/etc/nginx/tls');
    const host = new URL(PUBLIC_URL).hostname;
    site.authority.sign(host, join(folder, 'certificate.pem'), join(folder, 'key.pem'));
    await site.shell.run(operations.block('TLS and the reverse proxy', 'docker/nginx.conf'));
    site.nginx = await startNginx(site.place);
    await site.ready();
    expect((await site.visitor().get('/metrics')).status).toBe(404);
  });

  step("lets a person log on, whose address is in the product's log and in nginx's", async () => {
    await site.logOn();
    expect(
      await site.postgres.rows(`select browser_ip from audit.record where type = 'logon.logon.completed'`),
    ).toEqual([{ browser_ip: VISITOR }]);
    expect(readFileSync(join(site.place.path('/var/log/nginx'), 'access.log'), 'utf8')).toMatch(
      /^127\.0\.0\.2 \S+ POST \/t\/acme\/logon\/password 303 /m,
    );
  });

  step('K3: connects only with the login that owns nothing, through the pooler', async () => {
    expect(
      await site.postgres.rows(
        `select distinct usename, ssl from pg_stat_activity join pg_stat_ssl using (pid)
         where datname = 'openeiam' and usename <> 'postgres'`,
      ),
    ).toEqual([{ usename: 'openeiam', ssl: true }]);
  });

  further('keeps working after Redis was emptied and after it was down', async () => {
    const ask = ['-p', String(site.place.ports.redis)];
    const redis = (...words: readonly string[]): string =>
      execFileSync(PROGRAMS.redisCli, [...ask, ...words], { encoding: 'utf8' });
    const scheduled = (): boolean => Number(redis('zcard', 'bull:recurring:repeat')) > 0;
    await until(scheduled, PATIENCE);
    redis('flushall');
    await site.logOn();
    await until(scheduled, PATIENCE);
    await site.redis.end();
    site.redis = await startRedis(site.place);
    await site.ready();
    await site.logOn();
    await until(scheduled, PATIENCE);
  });

  further('rotates the keys', async () => {
    await site.command(operations.command('Keys', 'audit public-key'));
    await site.shell.run(systemd.block('Rotate keys', 'encryption-keys.new'));
    await site.restart();
    await site.command(operations.command('Keys', 'encryption-keys rotate'));
    await site.logOn();
  });

  further('retires the former key, with which older records can still be verified', async () => {
    await site.command(operations.command('Keys', 'encryption-keys retire k1'));
    site.edit(site.secret('encryption-keys'), /,k1:.*/, '');
    await site.restart();
    expect(await site.shell.run('openeiam audit verify --tenant acme')).toMatch(/intact/);
    await site.logOn();
  });

  further('makes a backup, and further records after it', async () => {
    await site.shell.run(database.block('Backup', 'pg_dump'));
    await site.logOn();
    await site.shell.run('openeiam audit export --tenant acme --format jsonl --out later.jsonl');
    expect(await site.stop()).toEqual([0, 0]);
  });

  further('restores into a new database, and the log says what was lost', async () => {
    await site.shell.run(database.block('Restore', 'pg_restore'));
    for (const file of ['database-url', 'database-owner-url'])
      site.edit(site.secret(file), /\/openeiam(?=\?|$)/, '/openeiam_2');
    site.database = 'openeiam_2';
    await site.command(database.command('Restore', 'cli -- migrate'));
    const verify = 'openeiam audit verify --tenant acme --manifest later.jsonl.manifest.json';
    expect(await site.shell.try(verify)).toMatchObject({ code: 1 });
    await site.command(database.command('Restore', 'audit accept-restore --all'));
    site.start();
    await site.ready();
    expect(await site.shell.run('openeiam audit verify --tenant acme')).toMatch(
      /intact[\s\S]*disk lost, backup of 27 November/,
    );
    await site.logOn();
  });

  further('upgrades', async () => {
    const versions = site.place.path('/opt/openeiam');
    execFileSync('cp', ['-al', join(versions, '0.1.0'), join(versions, '0.2.0')]);
    await site.shell.run(systemd.block('Upgrade', 'openeiam migrate'));
    await site.restart();
    rmSync(join(versions, '0.1.0'), { recursive: true });
    await site.logOn();
  });

  further('retries failed deliveries, and reads the findings of doctor', async () => {
    await site.command(operations.block('Metrics and alerts', 'deliveries retry'));
    const { stdout } = await site.try(operations.block('When something is wrong', 'doctor'));
    // Both fail because this machine has no network: DingTalk cannot be reached, and no phone could open the portal.
    const found = Array.from(stdout.matchAll(/^FAILED +(\S+)/gm), ([, check]) => check);
    expect(found.sort()).toEqual(['dingtalk', 'public-url']);
  });

  further('has left out no command of the documents except those in its table', () => {
    const documents = [systemd, database, operations];
    expect(documents.flatMap((document) => document.unfollowed())).toEqual([]);
    expect(idleReasons(documents.map(({ text }) => text).join('\n'))).toEqual([]);
  });
});
