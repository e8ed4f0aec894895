import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { SETTINGS, type Settings } from '#runtime';
import { failed, ok, warning, type Check, type Finding } from './finding.js';

/** Free shares of a disk below which the doctor warns, and below which writing will soon fail. */
const LOW = 0.1;
const EMPTY = 0.02;

const GIGABYTE = 1024 ** 3;

/** The doctor's checks of this machine: free space on its disks, and its addresses. */
@Injectable()
export class MachineChecks {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  checks(): readonly Check[] {
    return [
      { name: 'disk', look: () => this.disk() },
      { name: 'database-size', look: () => this.databaseSize() },
      { name: 'public-url', look: () => Promise.resolve(this.publicUrl()) },
    ];
  }

  private async disk(): Promise<Omit<Finding, 'check'>> {
    const { AUDIT_CHECKPOINT_FILE: file } = this.settings;
    const folders = [tmpdir(), ...(file === undefined ? [] : [dirname(file)])];
    const spaces = await Promise.all(
      folders.map(async (folder) => ({ folder, free: await freeShare(folder) })),
    );
    const [least] = spaces.sort((one, other) => one.free - other.free);
    const { folder = '', free = 1 } = least ?? {};
    const text = `${(100 * free).toFixed(0)} % of the disk of ${folder} is free.`;
    if (free >= LOW) return ok(text);
    return (free < EMPTY ? failed : warning)(text, 'Free space on that disk.');
  }

  /** Reports only the size: our logins may not query the server's free space. */
  private async databaseSize(): Promise<Omit<Finding, 'check'>> {
    const [row] = await this.unitOfWork.query<{ bytes: number }>(
      null,
      'select pg_database_size(current_database())::float8 as bytes',
    );
    return ok(`The database uses ${((row?.bytes ?? 0) / GIGABYTE).toFixed(1)} GB on its server.`);
  }

  private publicUrl(): Omit<Finding, 'check'> {
    const { NODE_ENV, PUBLIC_URL, TRUST_PROXY } = this.settings;
    const { protocol, hostname } = new URL(PUBLIC_URL);
    const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
    if (NODE_ENV === 'production' && isHere)
      return failed(
        `PUBLIC_URL is ${PUBLIC_URL}: phones that scan a QR code would call themselves.`,
        'Set PUBLIC_URL to the address that people open.',
      );
    if (protocol === 'http:' && !isHere)
      return failed(
        `PUBLIC_URL is ${PUBLIC_URL}, without TLS.`,
        'Set it to the https address of your proxy.',
      );
    if (protocol === 'https:' && TRUST_PROXY === undefined)
      return warning(
        'TRUST_PROXY is not set: everybody behind the TLS proxy counts as one client.',
        'Set TRUST_PROXY to the addresses of the proxy.',
      );
    return ok(`PUBLIC_URL is ${PUBLIC_URL}.`);
  }
}

async function freeShare(folder: string): Promise<number> {
  const { bavail, blocks } = await statfs(folder);
  return blocks === 0 ? 1 : bavail / blocks;
}
