import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { Agent } from '../harness/agent.js';

/** A visitor who opens the portal from another address of this machine, and trusts only the authority's certificates. */
export function visitorOf(publicUrl: string, port: number, authority: string, address: string): Agent {
  const ca = readFileSync(authority, 'utf8');
  return new Agent(publicUrl, {
    fetch: (url, { method, headers, body }) =>
      new Promise((resolve, reject) => {
        const target = {
          host: '127.0.0.1',
          port,
          localAddress: address,
          servername: url.hostname,
          ca,
          agent: false,
        };
        const path = url.pathname + url.search;
        request({ ...target, method, path, headers: { ...headers, host: url.host } }, (answer) => {
          buffer(answer).then((bytes) => {
            const given = new Headers();
            for (let at = 0; at < answer.rawHeaders.length; at += 2)
              given.append(answer.rawHeaders[at] ?? '', answer.rawHeaders[at + 1] ?? '');
            const status = answer.statusCode ?? 0;
            resolve(
              new Response(status === 204 || status === 304 ? null : bytes, { status, headers: given }),
            );
          }, reject);
        })
          .on('error', reject)
          .end(body);
      }),
  });
}
