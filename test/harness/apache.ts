import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '#testing';
import { freePort } from './free-port.js';

const APACHE = '/usr/sbin/apache2';
const MODULES = '/usr/lib/apache2/modules';

/** What every site has. */
const USUAL = ['mpm_event', 'authn_core', 'authz_core', 'authz_user', 'headers', 'dir', 'mime'];

/** Whether Debian's Apache and this module of it are installed, as `.ci/run` does. */
export function hasApacheModule(name: string): boolean {
  return existsSync(APACHE) && existsSync(`${MODULES}/mod_${name}.so`);
}

/** Where a site is and what it has, for those who write its configuration. */
export interface SitePlace {
  readonly url: string;
  readonly folder: string;
}

interface NewSite {
  /** The module that lets people in. */
  readonly module: string;
  /** By their names, readable by Apache's children. */
  readonly files: (place: SitePlace) => Readonly<Record<string, string>>;
  /** What the module is told, besides what every site has. */
  readonly configuration: (place: SitePlace) => string | Promise<string>;
  /** What runs beside it, and is ended with it. */
  readonly beside?: (place: SitePlace) => ChildProcess;
}

/** A site of Debian's Apache with one page, `Inside`, for those whom a module lets in. */
export class ApacheSite {
  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly processes: readonly ChildProcess[],
  ) {}

  static async open({ module, files, configuration, beside }: NewSite): Promise<ApacheSite> {
    const folder = mkdtempSync(join(tmpdir(), `openeiam-${module}-`));
    const port = String(await freePort());
    const place = { url: `http://localhost:${port}`, folder };
    // Its children, who are another user where root runs the tests, read the files at each request.
    chmodSync(folder, 0o755);
    mkdirSync(join(folder, 'site'));
    writeFileSync(join(folder, 'site/index.html'), '<h1>Inside</h1>');
    for (const [name, text] of Object.entries(files(place))) writeFileSync(join(folder, name), text);
    const settings = `${usual(folder, port, module)}\n${await configuration(place)}\n`;
    writeFileSync(join(folder, 'apache.conf'), settings);
    const helper = beside?.(place);
    const site = new ApacheSite(place.url, folder, [
      startLogged(folder, APACHE, ['-f', join(folder, 'apache.conf'), '-D', 'FOREGROUND']),
      ...(helper === undefined ? [] : [helper]),
    ]);
    await until(() =>
      fetch(site.url, { redirect: 'manual' }).then(
        ({ status }) => status < 500,
        () => false,
      ),
    );
    return site;
  }

  /** What Apache, and what runs beside it, have noted, for whoever reads that a test has failed. */
  log(): string {
    return readFileSync(join(this.folder, 'log'), 'utf8');
  }

  async close(): Promise<void> {
    for (const process of this.processes) if (process.kill('SIGTERM')) await once(process, 'close');
    rmSync(this.folder, { recursive: true });
  }
}

/** Starts a program whose output goes to a file: Apache cannot open the socket that Node gives its children for a pipe. */
export function startLogged(folder: string, program: string, words: readonly string[]): ChildProcess {
  const log = openSync(join(folder, 'log'), 'a');
  const process = spawn(program, words, { stdio: ['ignore', log, log] });
  closeSync(log);
  return process;
}

function usual(folder: string, port: string, module: string): string {
  return `
ServerRoot ${folder}
ServerName localhost:${port}
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
ErrorLog ${folder}/log
${[...USUAL, module].map((name) => `LoadModule ${moduleName(name)} ${MODULES}/mod_${name}.so`).join('\n')}
TypesConfig /etc/mime.types
User www-data
Group www-data
DocumentRoot ${folder}/site
DirectoryIndex index.html
<Directory ${folder}/site>
  AllowOverride None
</Directory>`;
}

/** How a module calls itself; Shibboleth's does it in its own way. */
function moduleName(file: string): string {
  return file === 'shib' ? 'mod_shib' : `${file}_module`;
}
