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

/** Modules that every site loads. */
const USUAL = ['mpm_event', 'authn_core', 'authz_core', 'authz_user', 'headers', 'dir', 'mime'];

/** Whether Debian's Apache and this module are installed; `.ci/run` installs them. */
export function hasApacheModule(name: string): boolean {
  return existsSync(APACHE) && existsSync(`${MODULES}/mod_${name}.so`);
}

/** Address and folder of a site, for its configuration. */
export interface SitePlace {
  readonly url: string;
  readonly folder: string;
}

interface NewSite {
  /** The module that controls access. */
  readonly module: string;
  /** Files by name; Apache's child processes can read them. */
  readonly files: (place: SitePlace) => Readonly<Record<string, string>>;
  /** Configuration of the module, added to that of every site. */
  readonly configuration: (place: SitePlace) => string | Promise<string>;
  /** Starts a process that runs beside Apache and ends with it. */
  readonly beside?: (place: SitePlace) => ChildProcess;
}

/** A site of Debian's Apache with one page, `Inside`, for people whom a module lets in. */
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
    // Apache's children read the files at each request, as another user if root runs the tests.
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

  /** The log of Apache and of the process beside it, to explain a failed test. */
  log(): string {
    return readFileSync(join(this.folder, 'log'), 'utf8');
  }

  async close(): Promise<void> {
    for (const process of this.processes) if (process.kill('SIGTERM')) await once(process, 'close');
    rmSync(this.folder, { recursive: true });
  }
}

/** Starts a program with its output in a file: Apache cannot open the socket that Node gives its children as a pipe. */
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

/** Name of a module in `LoadModule`; Shibboleth's follows a pattern of its own. */
function moduleName(file: string): string {
  return file === 'shib' ? 'mod_shib' : `${file}_module`;
}
