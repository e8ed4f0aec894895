import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimDataDir } from './claim-data-dir.js';

describe('the claim on DATA_DIR', () => {
  const top = mkdtempSync(join(tmpdir(), 'openeiam-claim-'));
  const folder = join(top, 'data');
  const file = join(folder, 'standalone.lock');
  const startOf = (pid: number): string =>
    readFileSync(`/proc/${String(pid)}/stat`, 'utf8').split(' ')[21] ?? '';

  afterAll(() => {
    rmSync(top, { recursive: true });
  });

  it('can be given back', () => {
    claimDataDir(folder)();
    claimDataDir(folder)();
  });

  it('is refused while another process holds it', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(other, 'spawn');
    const pid = Number(other.pid);
    writeFileSync(file, `${String(pid)} ${startOf(pid)}`);
    expect(() => claimDataDir(folder)).toThrow(
      `Another "npm start" (process ${String(pid)}) is using ${folder}.`,
    );
    other.kill('SIGKILL');
    await once(other, 'exit');
    claimDataDir(folder)();
  });

  it('of a killed process is ignored, even when its process id is in use again', () => {
    writeFileSync(file, `${String(process.pid)} 1`);
    claimDataDir(folder)();
  });

  it('names a folder that cannot be written', () => {
    writeFileSync(join(top, 'file'), '');
    expect(() => claimDataDir(join(top, 'file', 'data'))).toThrow(
      /^DATA_DIR .*file\/data cannot be written \(ENOTDIR\)/,
    );
  });
});
