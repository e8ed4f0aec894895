import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Place } from './place.js';
import { Running } from './running.js';

/** A service of the machine, started from the command and environment of its unit. */
export class Service {
  #process: Running | undefined;

  /** @param dropIn lines that the operator has added with `systemctl edit` */
  constructor(
    private readonly place: Place,
    private readonly name: 'server' | 'worker',
    private readonly dropIn: string,
  ) {}

  /** Reads the unit, and starts. */
  start(): void {
    const unit = join(this.place.path('/etc/systemd/system'), `openeiam-${this.name}.service`);
    const lines = linesOf(`${readFileSync(unit, 'utf8')}\n${this.place.typed(this.dropIn)}`);
    const of = (key: string): readonly string[] =>
      lines.filter(([name]) => name === key).map(([, value]) => value);
    const credentials = join(this.place.folder, 'run', this.name);
    mkdirSync(credentials, { recursive: true });
    for (const line of of('LoadCredential')) {
      const [name, file] = line.split(/:(.*)/, 2);
      copyFileSync(file ?? '', join(credentials, basename(name ?? '')));
    }
    const environment = of('EnvironmentFile').flatMap((file) => linesOf(readFileSync(file, 'utf8')));
    const own = of('Environment').flatMap((line) => linesOf(line.replaceAll('%d', credentials)));
    const [program = '', ...words] = of('ExecStart').join(' ').split(' ');
    this.#process = Running.start(program, words, {
      cwd: of('WorkingDirectory').join(),
      env: Object.fromEntries([...environment, ...own]),
      log: join(this.place.folder, `${this.name}.log`),
    });
  }

  /** Stops it like `systemctl stop`; gives its exit code, null if it had to be killed. */
  async stop(): Promise<number | null> {
    return (await this.#process?.end()) ?? null;
  }

  /** Its journal. */
  get said(): string {
    return this.#process?.said ?? '';
  }
}

function linesOf(text: string): readonly (readonly [string, string])[] {
  return Array.from(text.matchAll(/^([A-Za-z_]+)=(.*)$/gm), ([, name = '', value = '']) => [name, value]);
}
