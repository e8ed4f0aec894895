import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from '../docker/docker-file.js';
import type { Place } from './place.js';

/** Exit code and output of a command. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The operator's shell in a clone of the repository; it keeps exported variables. */
export class Shell {
  readonly #clone: string;
  readonly #remembered: string;

  constructor(private readonly place: Place) {
    this.#clone = join(place.folder, 'clone');
    this.#remembered = join(place.folder, 'exported');
    makeClone(this.#clone, place);
    writeFileSync(this.#remembered, '');
    const { name, password } = place.administrator;
    writeFileSync(join(place.folder, 'pgpass'), `localhost:*:*:${name}:${password}\n`, { mode: 0o600 });
  }

  /** A file next to the repository's. */
  file(name: string): string {
    return join(this.#clone, name);
  }

  /** Runs these lines. The first failure ends them, and throws with their output. */
  async run(lines: string, input = ''): Promise<string> {
    const { code, stdout, stderr } = await this.try(lines, input);
    if (code !== 0) throw new Error(`Exit code ${String(code)} of:\n${lines}\n${stdout}${stderr}`);
    return stdout;
  }

  /** Runs these lines, which may fail. */
  async try(lines: string, input = ''): Promise<Ended> {
    const remembered = `'${this.#remembered}'`;
    const script = `set -euo pipefail\n. ${remembered}\n${this.place.typed(lines)}\nexport -p > ${remembered}`;
    const child = spawn('bash', ['-c', script], {
      cwd: this.#clone,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        PATH: `${this.place.path('/usr/local/sbin')}:${process.env['PATH'] ?? ''}:/usr/sbin`,
        HOME: this.place.folder,
        LANG: 'C.UTF-8',
        PGPASSFILE: join(this.place.folder, 'pgpass'),
      },
    });
    // If the lines end before they have read it, their exit code gives the reason.
    child.stdin.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') child.emit('error', error);
    });
    child.stdin.end(input);
    const closed = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject).once('close', resolve);
    });
    const [code, stdout, stderr] = await Promise.all([closed, text(child.stdout), text(child.stderr)]);
    return { code, stdout, stderr };
  }
}

/** A copy of this repository, with adapted paths in `docker/`, whose files name folders of this machine. */
function makeClone(clone: string, place: Place): void {
  mkdirSync(clone);
  for (const name of readdirSync(root))
    if (name !== 'docker' && name !== '.git') symlinkSync(join(root, name), join(clone, name));
  cpSync(join(root, 'docker'), join(clone, 'docker'), { recursive: true });
  for (const name of readdirSync(join(clone, 'docker'), { recursive: true, encoding: 'utf8' })) {
    const file = join(clone, 'docker', name);
    if (statSync(file).isFile()) writeFileSync(file, place.typed(readFileSync(file, 'utf8')));
  }
}
