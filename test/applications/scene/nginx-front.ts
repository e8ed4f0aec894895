import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '#testing';
import { freePort } from '../../harness/free-port.js';

/** nginx 1.22 of Debian 12, where `.ci/run` runs. */
const NGINX = '/usr/sbin/nginx';

export const HAS_NGINX = existsSync(NGINX);

/** The nginx configuration in the documentation, unchanged. */
const SNIPPET = /```nginx\n([\s\S]*?)```/.exec(
  readFileSync(fileURLToPath(new URL('../../../docs/forward-auth.md', import.meta.url)), 'utf8'),
)?.[1];

/** A plain web application behind an nginx that asks the portal. It shows the headers that it gets. */
export class NginxFront {
  private constructor(
    /** As browsers send it. */
    readonly host: string,
    readonly port: number,
    private readonly folder: string,
    private readonly application: Server,
    private readonly nginx: ChildProcess,
  ) {}

  /** @param portal address of the portal */
  static async open(portal: string): Promise<NginxFront> {
    const application = createServer(({ url = '', headers }, response) => {
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
      const told = Object.entries(headers).filter(([name]) => name.startsWith('remote-'));
      response.end(
        [`The wiki at ${url}`, ...told.map(([name, value]) => `${name}: ${String(value)}`)].join('\n'),
      );
    });
    application.listen(0, '127.0.0.1');
    await once(application, 'listening');
    const own = (application.address() as AddressInfo).port;
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), 'openeiam-forward-'));
    const server = (SNIPPET ?? '')
      .replaceAll('https://portal.example', portal)
      .replaceAll('portal.example', new URL(portal).host)
      .replaceAll('/t/acme/', '/t/demo/')
      .replace('http://127.0.0.1:8080', `http://127.0.0.1:${String(own)}`)
      .replace('listen 443 ssl;', `listen 127.0.0.1:${String(port)};`)
      .replace('server_name wiki.example;', 'server_name wiki.localhost;');
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path ${folder}/${name};`)
      .join('\n');
    const text = `pid ${folder}/pid;\nevents {}\nhttp {\naccess_log off;\n${temporary}\n${server}\n}\n`;
    writeFileSync(join(folder, 'nginx.conf'), text);
    // A file: nginx cannot open the socket that Node gives its children as a pipe.
    const log = openSync(join(folder, 'log'), 'w');
    const words = ['-c', join(folder, 'nginx.conf'), '-p', folder, '-g', 'daemon off;'];
    const nginx = spawn(NGINX, words, { stdio: ['ignore', log, log] });
    closeSync(log);
    const front = new NginxFront(`wiki.localhost:${String(port)}`, port, folder, application, nginx);
    const isUp = () =>
      fetch(`http://127.0.0.1:${String(port)}/up`, { redirect: 'manual' }).then(
        () => true,
        () => false,
      );
    await until(isUp);
    return front;
  }

  get url(): string {
    return `http://${this.host}`;
  }

  async close(): Promise<void> {
    if (this.nginx.kill('SIGQUIT')) await once(this.nginx, 'close');
    this.application.closeAllConnections();
    this.application.close();
    rmSync(this.folder, { recursive: true });
  }
}
