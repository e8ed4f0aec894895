import { createHmac } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { SignedXml } from 'xml-crypto';
import { newKeyPair, type KeyPair } from '../scene/key-pair.js';
import { requestOf, signedRequest } from '../scene/made-request.js';
import type { SamlPlace } from '../scene/saml-place.js';
import { ServiceProvider } from '../scene/service-provider.js';
import { askedFor, strangerAt } from '../scene/stranger.js';

const DIGEST = 'http://www.w3.org/2001/04/xmlenc#sha256';
/** Attacks on signatures, each of which is refused. */
export function attacks(place: SamlPlace): void {
  const SIGNED = 'signature does not match';

  const { posted, redirected } = strangerAt(place);

  let keys: KeyPair;
  let stranger: KeyPair;
  let party: ServiceProvider;
  beforeAll(async () => {
    [keys, stranger] = await Promise.all([place.keys(), newKeyPair()]);
    party = await ServiceProvider.register(place.product(), { keys, settings: { signsRequests: true } });
  });
  const request = (change: Parameters<typeof requestOf>[1] = {}) => requestOf(party, change);

  describe('a signature', () => {
    it('of the application is accepted, once', async () => {
      const message = signedRequest(request(), keys);
      expect(await posted(message)).toBe('taken');
      expect(await posted(message)).toContain('already been used');
    });

    it('cannot be left out where it is required', async () => {
      expect(await posted(request())).toContain(SIGNED);
      expect(await redirected(new URL(await unsignedAddress()).search.slice(1))).toContain(SIGNED);
    });

    it('of another key is refused, although the message contains its certificate', async () => {
      expect(await posted(signedRequest(request(), stranger))).toContain(SIGNED);
    });

    it('is refused if the message was changed afterwards', async () => {
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
    ])('does not cover a wrapping message: the signed message %s', async (_where, wrap) => {
      const good = signedRequest(request(), keys);
      expect(await posted(wrap(request({ forceAuthn: true }), good))).toContain(SIGNED);
    });

    it('cannot occur twice', async () => {
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
    ])('by %s is refused', async (_name, algorithms) => {
      expect(await posted(signedRequest(request(), keys, algorithms))).toContain(SIGNED);
    });

    it('by an HMAC with the public certificate as key is refused', async () => {
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
      const bare = new URL(await party.ask()).search.slice(1);
      expect(await redirected(`${bare}&Relay%53tate=other`)).toContain(SIGNED);
      expect(await redirected(bare)).toBe('taken');
      expect(await redirected(query)).toBe('taken');
    });

    it('of a query does not cover another message in the same address', async () => {
      const { search } = new URL(await party.ask());
      const evil = encodeURIComponent(deflateRawSync(request()).toString('base64'));
      // The router starts to read after the number sign; other code looks for the question mark after it.
      expect(await askedFor(place, `/t/demo/saml/sso#SAMLRequest=${evil}&x=${search}`)).not.toBe(303);
    });

    it('of one application is refused for another one', async () => {
      const other = await ServiceProvider.register(place.product(), {
        keys: stranger,
        settings: { signsRequests: true },
      });
      expect(await posted(signedRequest(requestOf(other), keys))).toContain(SIGNED);
    });
  });

  it('no stored value can be used to sign', async () => {
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
