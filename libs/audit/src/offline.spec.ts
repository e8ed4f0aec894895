import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exported, manifestOf, newSigner } from './testing/exported.js';
import { madeUpChain } from './testing/made-up-chain.js';

const main = fileURLToPath(new URL('../../../dist/apps/cli/src/main.js', import.meta.url));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('"audit verify --file" on a machine with nothing but Node', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-offline-'));
  const signer = newSigner();
  const records = madeUpChain(25);

  beforeAll(() => {
    const text = exported('jsonl', records);
    writeFileSync(join(folder, 'log.jsonl'), text);
    writeFileSync(join(folder, 'bad.jsonl'), text.replace('"sequence":7,', '"sequence":7,"x":1,'));
    const manifest = manifestOf(signer, 'jsonl', records, text);
    writeFileSync(join(folder, 'log.jsonl.manifest.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'log.pem'), signer.publicKeys().toPem());
    writeFileSync(join(folder, 'other.pem'), newSigner().publicKeys().toPem());
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs it in another folder, with an empty environment. */
  function verify(file: string, key = 'log.pem', ...more: readonly string[]): Promise<Ended> {
    const words = [
      'audit',
      'verify',
      '--file',
      file,
      '--manifest',
      'log.jsonl.manifest.json',
      '--public-key',
      key,
    ];
    return new Promise((resolve) => {
      const options = { cwd: folder, env: {} };
      const child = execFile(
        process.execPath,
        [main, ...words, ...more],
        options,
        (_error, stdout, stderr) => {
          resolve({ code: child.exitCode ?? -1, stdout, stderr });
        },
      );
    });
  }

  it('L3: finds an export intact and describes it', async () => {
    const { code, stdout, stderr } = await verify('log.jsonl');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^log\.jsonl is intact: 25 records of "spec", from 1 to 25, .*"k1"\.\n$/);
    const machine = await verify('log.jsonl', 'log.pem', '--json');
    expect(JSON.parse(machine.stdout)).toMatchObject({ intact: true, checked: 25, from: 1, to: 25 });
  });

  it('L3: names the first bad record in one line, and fails', async () => {
    const { code, stdout, stderr } = await verify('bad.jsonl');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^bad\.jsonl is not intact\. First bad sequence number: 7\. .+\n$/);
    const machine = await verify('bad.jsonl', 'log.pem', '--json');
    expect(JSON.parse(machine.stdout)).toMatchObject({ intact: false, firstBadSequence: 7 });
    expect(machine.code).toBe(1);
  });

  it('L3: accepts no other key, and says in one line what it cannot read', async () => {
    expect((await verify('log.jsonl', 'other.pem')).stderr).toMatch(/signed by another key\.\n$/);
    for (const [file, key] of [
      ['none.jsonl', 'log.pem'],
      ['log.jsonl', 'none.pem'],
      ['log.jsonl', 'log.jsonl'],
    ] as const) {
      const { code, stdout, stderr } = await verify(file, key);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
    expect((await verify('log.jsonl', 'log.pem', '--tenant', 'acme')).code).toBe(2);
  });

  it('loads no other part of the product', async () => {
    const loaded = await new Promise<string>((resolve, reject) => {
      const words = [
        '--input-type=module',
        '--eval',
        `
        import { registerHooks } from 'node:module';
        registerHooks({ load(url, context, next) { console.log(url); return next(url, context); } });
        await import(${JSON.stringify(main.replace('main.js', 'offline-program.js'))});
        await import(${JSON.stringify(main.replace('main.js', 'commands/audit/verify-offline.js'))});`,
      ];
      execFile(process.execPath, words, { env: {} }, (error, stdout) => {
        if (error === null) resolve(stdout);
        else reject(new Error(error.message));
      });
    });
    expect(loaded).toContain('canonicalize');
    expect(
      loaded.split('\n').filter((url) => /nestjs|mikro-orm|bullmq|fastify|node_modules\/pg\/|pino/.test(url)),
    ).toEqual([]);
  });
});
