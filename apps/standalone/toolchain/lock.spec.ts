import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { until } from '#testing';

/** The exports of `lock.mjs`, which is plain JavaScript. */
interface Lock {
  withLock(
    lock: string,
    work: () => Promise<void>,
    options?: { readonly onWait?: (holder: number) => void },
  ): Promise<void>;
}

const code = resolve('apps/standalone/toolchain/lock.mjs');
const { withLock } = (await import(code)) as Lock;

describe('the lock of the toolchain', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-lock-'));
  const lock = join(folder, 'toolchain.lock');
  const children: ChildProcess[] = [];

  const start = async (command: string, args: readonly string[]): Promise<{ pid: number; said: string }> => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    children.push(child);
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    return { pid: Number(child.pid), said: said.toString().trim() };
  };

  /** A process that holds the lock until it is killed. */
  const startHolder = (): Promise<{ pid: number }> => {
    const script = `const { withLock } = await import(${JSON.stringify(code)});
      await withLock(${JSON.stringify(lock)}, () => new Promise(() => {
        setInterval(() => {}, 1000);
        console.log('holds it');
      }));`;
    return start(process.execPath, ['--input-type=module', '-e', script]);
  };

  /** Takes the lock and gives it back. If it would have to wait, returns the process that it would wait for. */
  const take = async (): Promise<number | 'taken'> => {
    let holder = 0;
    const onWait = (pid: number): never => {
      holder = pid;
      throw new Error('It would wait.');
    };
    return withLock(lock, () => Promise.resolve(), { onWait }).then(
      () => 'taken',
      () => holder,
    );
  };

  const stateOf = (pid: number): string =>
    readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(') ')
      .at(-1)?.[0] ?? '';

  const makeOld = (file: string): void => {
    const longAgo = new Date(Date.now() - 3_600_000);
    utimesSync(file, longAgo, longAgo);
  };

  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    rmSync(lock, { recursive: true, force: true });
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('is held by a suspended process for any length of time', async () => {
    const { pid } = await startHolder();
    process.kill(pid, 'SIGSTOP');
    await until(() => stateOf(pid) === 'T');
    makeOld(lock);
    // Twice: a process that takes the holder for dead removes its lock first, and takes it the next time.
    expect([await take(), await take()]).toEqual([pid, pid]);
  });

  it('is not given back by a process that no longer has it', async () => {
    let pid = 0;
    await withLock(lock, async () => {
      // The folder is emptied.
      rmSync(lock, { recursive: true });
      ({ pid } = await startHolder());
    });
    expect(await take()).toBe(pid);
  });

  it('is free once its holder was killed', async () => {
    const { pid } = await startHolder();
    expect(await take()).toBe(pid);
    process.kill(pid, 'SIGKILL');
    await until(async () => (await take()) === 'taken');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is free when its holder was killed but not reaped, as in a container without an init', async () => {
    const script = 'sleep 0 & echo $!; exec sleep 1000';
    const { said } = await start('sh', ['-c', script]);
    await until(() => stateOf(Number(said)) === 'Z');
    writeFileSync(lock, said);
    expect(await take()).toBe('taken');
  });

  it('is not taken from its holder because of files left by a process that was killed while taking it', async () => {
    const left = `${lock}.2147483646-1-0123456789abcdef`;
    mkdirSync(left);
    writeFileSync(join(folder, 'toolchain.lock.txt'), 'of somebody else');
    const { pid } = await startHolder();
    expect(readdirSync(folder)).toEqual(['toolchain.lock', 'toolchain.lock.txt']);
    expect(await take()).toBe(pid);
    rmSync(join(folder, 'toolchain.lock.txt'));
  });
});
