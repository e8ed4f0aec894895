import { request } from 'node:http';
import type { Answer } from '../../harness/agent.js';
import { newBrowser } from '../../security/scene/agents.js';
import type { SamlPlace } from './saml-place.js';

/** A stranger who brings messages that an application may have sent: gives the error on the page, or `taken`. */
export function strangerAt(place: SamlPlace) {
  const outcome = ({ status, text }: Answer): string =>
    status === 303 ? 'taken' : (/<h1[^>]*>([^<]*)/.exec(text)?.[1] ?? String(status));
  return {
    /** By a form. */
    posted: async (xml: string): Promise<string> =>
      outcome(
        await newBrowser(place.product()).send(
          'POST',
          '/t/demo/saml/sso',
          { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
          new URLSearchParams({ SAMLRequest: Buffer.from(xml).toString('base64') }).toString(),
        ),
      ),
    /** By a redirect. */
    redirected: async (query: string): Promise<string> =>
      outcome(await newBrowser(place.product()).get(`/t/demo/saml/sso?${query}`)),
  };
}

/** The status for a request target that no browser would send, without any normalisation. */
export async function askedFor(place: SamlPlace, target: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(place.product().url, { path: target }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', reject).end();
  });
}
