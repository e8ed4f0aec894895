import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingList } from '#runtime';
import { dockerFile, nodeArguments } from './docker-file.js';

const UNITS = ['server', 'worker'] as const;
const ANALYZE = '/usr/bin/systemd-analyze';
const onSystemd = existsSync(ANALYZE) ? it : it.skip;

/** Highest allowed exposure of a service, out of ten, by `systemd-analyze security`. */
const EXPOSURE = 2;

const secrets = settingList()
  .filter(({ isSecret, isTrial }) => isSecret && !isTrial)
  .map(({ name }) => name);

describe('the units of systemd', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-systemd-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each(UNITS)('run the %s like the image, with the Node of its folder', (target) => {
    const unit = dockerFile(`systemd/openeiam-${target}.service`);
    expect(/^ExecStart=(.*)$/m.exec(unit)?.[1]?.split(' ')).toEqual([
      '/opt/openeiam/current/bin/node',
      ...nodeArguments(target),
    ]);
    expect(unit).toMatch(/^Environment=NODE_ENV=production$/m);
    expect(unit).toMatch(/^Environment=MALLOC_ARENA_MAX=2$/m);
  });

  it.each(UNITS)('D7: pass secrets to the %s as files that otherwise only root can read', (target) => {
    const unit = dockerFile(`systemd/openeiam-${target}.service`);
    for (const [name, file] of [
      ['DATABASE_URL', 'database-url'],
      ['ENCRYPTION_KEYS', 'encryption-keys'],
    ] as const) {
      expect(unit).toMatch(new RegExp(`^LoadCredential=${file}:/etc/openeiam/secrets/${file}$`, 'm'));
      expect(unit).toMatch(new RegExp(`^Environment=${name}_FILE=%d/${file}$`, 'm'));
    }
    expect(unit).not.toMatch(/OWNER/);
  });

  onSystemd.each(UNITS)('are understood by systemd, and leave the %s few rights', (target) => {
    const file = join(folder, `openeiam-${target}.service`);
    // systemd only accepts the unit if the program exists.
    const unit = dockerFile(`systemd/openeiam-${target}.service`)
      .replaceAll('/opt/openeiam/current/bin/node', process.execPath)
      .replaceAll('/opt/openeiam/current', folder);
    writeFileSync(file, unit);
    const verified = spawnSync(ANALYZE, ['verify', file], { encoding: 'utf8' });
    expect([verified.status, verified.stderr]).toEqual([0, '']);
    const words = ['security', '--offline=true', `--threshold=${String(EXPOSURE * 10)}`, file];
    expect(spawnSync(ANALYZE, words, { encoding: 'utf8' })).toMatchObject({ status: 0 });
  });
});

describe('the command beside them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-command-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('finds every secret by the name of its file', () => {
    const names = /^for name in (.*); do$/m.exec(dockerFile('systemd/openeiam'))?.[1]?.split(' ');
    expect(names?.sort()).toEqual([...secrets].sort());
  });

  it('gives a command the settings and secrets of the services, and never executes their values', () => {
    mkdirSync(join(folder, 'etc/secrets'), { recursive: true });
    mkdirSync(join(folder, 'bin'));
    writeFileSync(
      join(folder, 'etc/settings.env'),
      `# a comment\n\nMAIL_FROM=Acme <no-reply@acme.test>\nPUBLIC_URL="https://id.acme.test"\nAUDIT_CHECKPOINT_FILE=$(touch ${folder}/run)\n`,
    );
    writeFileSync(join(folder, 'etc/secrets/database-url'), 'postgresql://app:secret@db/openeiam\n');
    writeFileSync(join(folder, 'bin/node'), '#!/bin/sh\nenv; echo "words=$*"\n', { mode: 0o755 });
    const command = join(folder, 'openeiam');
    const text = dockerFile('systemd/openeiam')
      .replaceAll('/etc/openeiam', `${folder}/etc`)
      .replaceAll('/opt/openeiam/current', folder);
    writeFileSync(command, text, { mode: 0o755 });
    const told = execFileSync(command, ['tenant', 'list'], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });
    const lines = told.split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'MAIL_FROM=Acme <no-reply@acme.test>',
        'PUBLIC_URL=https://id.acme.test',
        `DATABASE_URL_FILE=${folder}/etc/secrets/database-url`,
        `words=${folder}/dist/apps/cli/src/main.js tenant list`,
      ]),
    );
    expect(existsSync(join(folder, 'run'))).toBe(false);
    expect(told).not.toMatch(/^ENCRYPTION_KEYS_FILE/m);
  });
});

describe('docker/systemd/settings.env', () => {
  it('contains no secret, and names existing settings', () => {
    const names = Array.from(
      dockerFile('systemd/settings.env').matchAll(/^([A-Z_]+)=/gm),
      ([, name = '']) => name,
    );
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => secrets.includes(name))).toEqual([]);
    expect(names.filter((name) => !settingList().some((setting) => setting.name === name))).toEqual([]);
  });
});
