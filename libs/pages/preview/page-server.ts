import { readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AssetUrls } from '../src/index.js';
import { buildAssets } from './build-assets.js';

/** The policy of the product's pages; `preview` is the nonce of the samples. */
const POLICY =
  "default-src 'none'; script-src 'nonce-preview'; style-src 'self' 'nonce-preview'; img-src 'self' data:; " +
  "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const TYPES: Readonly<Record<string, string>> = { css: 'text/css', js: 'text/javascript' };

export interface PageServer {
  readonly url: string;
  readonly assets: AssetUrls;
  close(): Promise<void>;
}

/** Sends a page as the product does. */
export function sendPage(response: ServerResponse, html: string): void {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('content-security-policy', POLICY);
  response.end(html);
}

/** Serves freshly bundled assets, and everything else through `answer`, on a free port. */
export async function startPageServer(answer: RequestListener): Promise<PageServer> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-pages-'));
  await buildAssets(folder);
  const server = createServer((request, response) => {
    const asset = /^\/assets\/([a-z-]+\.(css|js))$/.exec(request.url ?? '');
    if (asset === null) answer(request, response);
    else void sendAsset(response, join(folder, asset[1] ?? ''), TYPES[asset[2] ?? ''] ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    assets: (name) => `/assets/${name}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}

async function sendAsset(response: ServerResponse, file: string, type: string): Promise<void> {
  response.setHeader('content-type', type);
  response.end(await readFile(file));
}

/** The body of a request as text. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
