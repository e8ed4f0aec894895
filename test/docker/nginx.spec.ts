import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { connect } from 'node:http2';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '#testing';
import { dockerFile } from './docker-file.js';
import { freePort } from '../harness/free-port.js';

/** nginx 1.22 of Debian 12, where `.ci/run` runs. */
const NGINX = '/usr/sbin/nginx';
const onNginx = existsSync(NGINX) ? describe : describe.skip;

onNginx('docker/nginx.conf, as nginx runs it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-nginx-'));
  const file = join(folder, 'nginx.conf');
  let server: Server;
  let nginx: ChildProcess;
  let port: number;
  const asked: { readonly path: string; readonly headers: IncomingHttpHeaders }[] = [];

  beforeAll(async () => {
    // A stream sends one event and stays open; every other response ends.
    server = createServer(({ url = '', headers }, response) => {
      asked.push({ path: url, headers });
      response.writeHead(200, {
        'content-type': url.endsWith('/events') ? 'text/event-stream' : 'text/plain',
      });
      if (url.endsWith('/events')) response.write(': hello\n\n');
      else response.end('the portal');
    });
    const own = await freePort();
    server.listen(own, '127.0.0.1');
    await once(server, 'listening');
    port = await freePort();
    makeCertificate(folder);
    const site = dockerFile('nginx.conf')
      .replace('set $servers server:3000;', `set $servers 127.0.0.1:${String(own)};`)
      .replaceAll(' /tmp/', ` ${folder}/`)
      .replaceAll('/etc/nginx/tls', folder)
      .replace('listen 8080;', `listen 127.0.0.1:${String(await freePort())};`)
      .replace('listen 8443 ssl', `listen 127.0.0.1:${String(port)} ssl`);
    writeFileSync(file, site);
    // A file: nginx cannot open the socket that Node gives its children as a pipe.
    const log = openSync(join(folder, 'log'), 'w');
    nginx = spawn(NGINX, ['-c', file, '-p', folder, '-g', 'daemon off;'], { stdio: ['ignore', log, log] });
    closeSync(log);
    await until(async () => (await get('/up').catch(() => undefined)) !== undefined);
  });

  afterAll(async () => {
    if (nginx.kill('SIGQUIT')) await once(nginx, 'close');
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });

  function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path, headers, rejectUnauthorized: false };
      request(options, (answer) => {
        answer.resume();
        answer.on('end', () => {
          resolve(answer.statusCode);
        });
      })
        .on('error', reject)
        .end();
    });
  }

  it('lets each worker open more files than its limit of connections', () => {
    const master = String(nginx.pid);
    const [worker = ''] = readFileSync(`/proc/${master}/task/${master}/children`, 'utf8').split(' ');
    const [, files] = /^Max open files +(\d+)/m.exec(readFileSync(`/proc/${worker}/limits`, 'utf8')) ?? [];
    const [, connections] = /worker_connections (\d+)/.exec(dockerFile('nginx.conf')) ?? [];
    expect(Number(files)).toBeGreaterThan(Number(connections));
  });

  it('is accepted unchanged, except for the certificate', () => {
    const text = dockerFile('nginx.conf').replaceAll('/etc/nginx/tls', folder);
    writeFileSync(join(folder, 'plain.conf'), text);
    const log = openSync(join(folder, 'test.log'), 'w');
    const words = ['-t', '-c', join(folder, 'plain.conf'), '-p', folder];
    const { status } = spawnSync(NGINX, words, { stdio: ['ignore', log, log] });
    closeSync(log);
    expect([status, readFileSync(join(folder, 'test.log'), 'utf8')]).toEqual([
      0,
      expect.stringContaining('test is successful'),
    ]);
  });

  it('passes requests on with its own headers about the client, and answers /metrics itself', async () => {
    const claims = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'http' };
    expect(await get('/t/acme/logon', claims)).toBe(200);
    expect(asked.at(-1)).toMatchObject({
      path: '/t/acme/logon',
      headers: { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https', host: '127.0.0.1' },
    });
    expect(await get('/metrics')).toBe(404);
    expect(asked.map(({ path }) => path)).not.toContain('/metrics');
  });

  it('speaks HTTP/2, and passes the first event of a stream on at once', async () => {
    const session = connect(`https://127.0.0.1:${String(port)}`, { rejectUnauthorized: false });
    const stream = session.request({ ':path': '/t/acme/qr/events' });
    const [chunk] = (await once(stream, 'data')) as [Buffer];
    expect(chunk.toString()).toBe(': hello\n\n');
    session.destroy();
  });
});

function makeCertificate(folder: string): void {
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')];
  const subject = ['-subj', '/CN=localhost', '-days', '1', '-nodes'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', ...files, ...subject],
    {
      stdio: 'ignore',
    },
  );
}
