import { createHmac } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { SignedXml } from 'xml-crypto';
import { newBrowser } from '../../security/scene/agents.js';
import { newKeyPair, type KeyPair } from '../scene/key-pair.js';
import { requestOf, signedRequest } from '../scene/made-request.js';
import type { SamlPlace } from '../scene/saml-place.js';
import { pageAt, ServiceProvider } from '../scene/service-provider.js';

const DIGEST = 'http://www.w3.org/2001/04/xmlenc#sha256';
const ENTITIES = Array.from(
  { length: 9 },
  (_, index) => `<!ENTITY e${String(index + 1)} "${`&e${String(index)};`.repeat(10)}">`,
).join('');

/** What people try with messages of SAML, each refused. */
export function attacks(place: SamlPlace): void {
  const SIGNED = 'signature does not match';
  const UNREADABLE = 'sent something unreadable';

  /** What a stranger reads who brings a message by a form. */
  const posted = async (xml: string, path = 'sso'): Promise<string> => {
    const answer = await newBrowser(place.product()).send(
      'POST',
      `/t/demo/saml/${path}`,
      { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      new URLSearchParams({ SAMLRequest: Buffer.from(xml).toString('base64') }).toString(),
    );
    return answer.status === 303
      ? 'taken'
      : (/<h1[^>]*>([^<]*)/.exec(answer.text)?.[1] ?? String(answer.status));
  };
  const redirected = async (query: string): Promise<string> => {
    const { status, text } = await newBrowser(place.product()).get(`/t/demo/saml/sso?${query}`);
    return status === 303 ? 'taken' : (/<h1[^>]*>([^<]*)/.exec(text)?.[1] ?? String(status));
  };

  let keys: KeyPair;
  let stranger: KeyPair;
  let party: ServiceProvider;
  beforeAll(async () => {
    [keys, stranger] = await Promise.all([place.keys(), newKeyPair()]);
    party = await ServiceProvider.register(place.product(), { keys, settings: { signsRequests: true } });
  });
  const request = (change: Parameters<typeof requestOf>[1] = {}) => requestOf(party, change);

  describe('O8: a signature', () => {
    it('of the application is taken, once', async () => {
      const message = signedRequest(request(), keys);
      expect(await posted(message)).toBe('taken');
      expect(await posted(message)).toContain('used already');
    });

    it('is not left out where it is asked for', async () => {
      expect(await posted(request())).toContain(SIGNED);
      expect(await redirected(new URL(await unsignedAddress()).search.slice(1))).toContain(SIGNED);
    });

    it('of another key does not count, although the message brings its certificate along', async () => {
      expect(await posted(signedRequest(request(), stranger))).toContain(SIGNED);
    });

    it('does not count for what was changed afterwards', async () => {
      const message = signedRequest(request(), keys);
      expect(await posted(message.replace('ForceAuthn="false"', 'ForceAuthn="true"'))).toContain(SIGNED);
    });

    it.each([
      [
        'inside of an extension',
        (evil: string, good: string) =>
          evil.replace('</saml:Issuer>', `</saml:Issuer><samlp:Extensions>${good}</samlp:Extensions>`),
      ],
      [
        'inside of an object of the signature',
        (evil: string, good: string) =>
          evil.replace(
            '</saml:Issuer>',
            `</saml:Issuer>${signatureOf(good).replace('</ds:Signature>', `<ds:Object>${good.replace(signatureOf(good), '')}</ds:Object></ds:Signature>`)}`,
          ),
      ],
      [
        'behind, with the signature in front',
        (evil: string, good: string) =>
          evil
            .replace('</saml:Issuer>', `</saml:Issuer>${signatureOf(good)}`)
            .replace('</samlp:AuthnRequest>', `${good.replace(signatureOf(good), '')}</samlp:AuthnRequest>`),
      ],
      [
        'as a whole, under the same id',
        (evil: string, good: string) => {
          const id = /ID="([^"]+)"/.exec(good)?.[1] ?? '';
          return evil
            .replace(/ID="[^"]+"/, `ID="${id}"`)
            .replace('</samlp:AuthnRequest>', `${good}</samlp:AuthnRequest>`);
        },
      ],
    ])('is not carried over by wrapping: the signed message %s', async (_where, wrap) => {
      const good = signedRequest(request(), keys);
      expect(await posted(wrap(request({ forceAuthn: true }), good))).toContain(SIGNED);
    });

    it('is not there twice', async () => {
      expect(await posted(signedRequest(signedRequest(request(), keys), keys))).toContain(SIGNED);
    });

    it.each([
      [
        'RSA with SHA-1',
        {
          signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' as const,
          digestAlgorithm: DIGEST,
        },
      ],
      ['a digest by SHA-1', { digestAlgorithm: 'http://www.w3.org/2000/09/xmldsig#sha1' }],
    ])('by %s does not count', async (_name, algorithms) => {
      expect(await posted(signedRequest(request(), keys, algorithms))).toContain(SIGNED);
    });

    it('by a code under the public certificate is none', async () => {
      const hmac = new SignedXml({
        privateKey: keys.certificate,
        signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#hmac-sha1',
        canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
      });
      hmac.enableHMAC();
      hmac.addReference({
        xpath: '/*',
        digestAlgorithm: DIGEST,
        transforms: [
          'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
          'http://www.w3.org/2001/10/xml-exc-c14n#',
        ],
      });
      hmac.computeSignature(request(), {
        prefix: 'ds',
        location: { reference: "/*/*[local-name()='Issuer']", action: 'after' },
      });
      expect(await posted(hmac.getSignedXml())).toContain(SIGNED);
      const algorithm = encodeURIComponent('http://www.w3.org/2000/09/xmldsig#hmac-sha1');
      const octets = `SAMLRequest=${encodeURIComponent(deflateRawSync(request()).toString('base64'))}&SigAlg=${algorithm}`;
      const code = createHmac('sha1', keys.certificate).update(octets).digest('base64');
      expect(await redirected(`${octets}&Signature=${encodeURIComponent(code)}`)).toContain(SIGNED);
    });

    it('of a query covers its octets, each parameter once', async () => {
      const { search } = new URL(await party.ask('state'));
      const query = search.slice(1);
      expect(await redirected(query.replace('RelayState=state', 'RelayState=other'))).toContain(SIGNED);
      expect(await redirected(query.replace('&RelayState=state', ''))).toContain(SIGNED);
      expect(await redirected(`${query}&RelayState=other`)).not.toBe('taken');
      expect(await redirected(query)).toBe('taken');
    });

    it('of one application is worth nothing for another one', async () => {
      const other = await ServiceProvider.register(place.product(), {
        keys: stranger,
        settings: { signsRequests: true },
      });
      expect(await posted(signedRequest(requestOf(other), keys))).toContain(SIGNED);
    });
  });

  describe('O8: a document', () => {
    it.each([
      ['a document type', (xml: string) => `<!DOCTYPE x>${xml}`],
      [
        'an entity from elsewhere',
        (xml: string) =>
          `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml.replace('</saml:Issuer>', '&e;</saml:Issuer>')}`,
      ],
      [
        'entities that grow',
        (xml: string) =>
          `<!DOCTYPE x [<!ENTITY e0 "x">${ENTITIES}]>${xml.replace('</saml:Issuer>', '&e9;</saml:Issuer>')}`,
      ],
      [
        'an entity that nobody has declared',
        (xml: string) => xml.replace('</saml:Issuer>', '&e;</saml:Issuer>'),
      ],
      [
        'a comment in a name',
        (xml: string) => xml.replace('</saml:Issuer>', '<!---->.evil.example</saml:Issuer>'),
      ],
      ['a processing instruction', (xml: string) => xml.replace('</saml:Issuer>', '<?evil?></saml:Issuer>')],
      ['a CDATA section', (xml: string) => xml.replace('</saml:Issuer>', '<![CDATA[x]]></saml:Issuer>')],
      ['another root behind', (xml: string) => `${xml}${xml}`],
      [
        'deep nesting',
        (xml: string) =>
          xml.replace('</saml:Issuer>', `</saml:Issuer>${'<a>'.repeat(2_000)}${'</a>'.repeat(2_000)}`),
      ],
      ['no markup', () => 'hello'],
      ['a half of it', (xml: string) => xml.slice(0, 100)],
    ])('with %s is refused before anything of it counts', async (_what, change) => {
      expect(await posted(change(request()))).toContain(UNREADABLE);
    });

    it('that is too long is not read', async () => {
      const long = request().replace('</saml:Issuer>', `</saml:Issuer><a>${'x'.repeat(140_000)}</a>`);
      expect(await posted(long)).toBe('We did not understand that');
      const packed = encodeURIComponent(deflateRawSync(long).toString('base64'));
      expect(await redirected(`SAMLRequest=${packed}`)).toContain(UNREADABLE);
    });

    it('that grows when it is unpacked is cut off', async () => {
      const bomb = deflateRawSync(Buffer.alloc(20_000_000, ' ')).toString('base64');
      expect(await redirected(`SAMLRequest=${encodeURIComponent(bomb)}`)).toMatch(/unreadable|431|414/);
    });
  });

  describe('O8: a request', () => {
    let open: ServiceProvider;
    beforeAll(async () => {
      open = await ServiceProvider.register(place.product());
    });

    it.each([
      ['an answer elsewhere', { consumer: 'https://evil.example/acs' }, 'answer elsewhere'],
      ['an answer below its address', { consumer: 'https://application.example/acs/' }, 'answer elsewhere'],
      [
        'an answer by another binding',
        { binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect' },
        UNREADABLE,
      ],
      ['somebody else’s ear', { destination: 'https://evil.example/sso' }, UNREADABLE],
      ['an hour ago', { issuedAt: new Date(Date.now() - 3_600_000) }, 'too old'],
      ['in an hour', { issuedAt: new Date(Date.now() + 3_600_000) }, 'too old'],
      ['an unknown application', { issuer: 'https://evil.example' }, 'not registered here'],
      ['another version', { version: '1.1' }, UNREADABLE],
      ['an id that is no name', { id: '1" onload="x' }, UNREADABLE],
    ])('for %s is refused', async (_what, change, says) => {
      expect(await posted(requestOf(open, change))).toContain(says);
    });

    it('leads to one answer: whoever comes again finds nothing', async () => {
      const browser = await place.browserOf('bob');
      const asked = await browser.get(await open.ask());
      expect((await pageAt(browser, asked.location ?? '')).text).toContain('SAMLResponse');
      const again = await pageAt(browser, asked.location ?? '');
      expect([again.status, again.text.includes('SAMLResponse')]).toEqual([410, false]);
    });

    it('carries no state that is longer than the standard allows', async () => {
      const browser = await place.browserOf('bob');
      const { form } = await open.logOn(browser, 'x'.repeat(81));
      expect(form.fields).not.toHaveProperty('RelayState');
      const kept = await open.logOn(browser, `"><script>${'x'.repeat(60)}`);
      expect(kept.form.fields['RelayState']).toBe(`"><script>${'x'.repeat(60)}`);
    });
  });

  it('nothing that is stored signs anything', async () => {
    const [row] = await place
      .product()
      .sql<{ text: string }>(`select string_agg(to_jsonb(c)::text, '') as text from saml.certificate c`);
    expect(row?.text).toContain('BEGIN CERTIFICATE');
    expect(row?.text).not.toContain('PRIVATE KEY');
  });

  async function unsignedAddress(): Promise<string> {
    const url = new URL(await party.ask());
    url.searchParams.delete('Signature');
    url.searchParams.delete('SigAlg');
    return url.href;
  }
}

function signatureOf(xml: string): string {
  return /<ds:Signature [^]*<\/ds:Signature>/.exec(xml)?.[0] ?? '';
}
