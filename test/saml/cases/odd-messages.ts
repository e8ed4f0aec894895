import { deflateRawSync } from 'node:zlib';
import { requestOf } from '../scene/made-request.js';
import type { SamlPlace } from '../scene/saml-place.js';
import { pageAt, ServiceProvider } from '../scene/service-provider.js';
import { strangerAt } from '../scene/stranger.js';

const ENTITIES = Array.from(
  { length: 9 },
  (_, index) => `<!ENTITY e${String(index + 1)} "${`&e${String(index)};`.repeat(10)}">`,
).join('');

/** Attacks with documents and requests, each of which is refused. */
export function oddMessages(place: SamlPlace): void {
  const UNREADABLE = 'sent something unreadable';
  const { posted, redirected } = strangerAt(place);
  let open: ServiceProvider;
  beforeAll(async () => {
    open = await ServiceProvider.register(place.product());
  });
  const request = () => requestOf(open);

  describe('a document', () => {
    it.each([
      ['a document type', (xml: string) => `<!DOCTYPE x>${xml}`],
      [
        'an entity from elsewhere',
        (xml: string) =>
          `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml.replace('</saml:Issuer>', '&e;</saml:Issuer>')}`,
      ],
      [
        'entities that expand without limit',
        (xml: string) =>
          `<!DOCTYPE x [<!ENTITY e0 "x">${ENTITIES}]>${xml.replace('</saml:Issuer>', '&e9;</saml:Issuer>')}`,
      ],
      ['an undeclared entity', (xml: string) => xml.replace('</saml:Issuer>', '&e;</saml:Issuer>')],
      [
        'a comment in a name',
        (xml: string) => xml.replace('</saml:Issuer>', '<!---->.evil.example</saml:Issuer>'),
      ],
      ['a processing instruction', (xml: string) => xml.replace('</saml:Issuer>', '<?evil?></saml:Issuer>')],
      ['a CDATA section', (xml: string) => xml.replace('</saml:Issuer>', '<![CDATA[x]]></saml:Issuer>')],
      ['a second root after the first', (xml: string) => `${xml}${xml}`],
      [
        'deep nesting',
        (xml: string) =>
          xml.replace('</saml:Issuer>', `</saml:Issuer>${'<a>'.repeat(2_000)}${'</a>'.repeat(2_000)}`),
      ],
      ['no markup', () => 'hello'],
      ['half of its text', (xml: string) => xml.slice(0, 100)],
    ])('with %s is refused before it is interpreted', async (_what, change) => {
      expect(await posted(change(request()))).toContain(UNREADABLE);
    });

    it('that is too long is not read', async () => {
      const long = request().replace('</saml:Issuer>', `</saml:Issuer><a>${'x'.repeat(140_000)}</a>`);
      expect(await posted(long)).toBe('That request could not be read');
      const packed = encodeURIComponent(deflateRawSync(long).toString('base64'));
      expect(await redirected(`SAMLRequest=${packed}`)).toContain(UNREADABLE);
    });

    it('that grows too large when it is decompressed is refused', async () => {
      const bomb = deflateRawSync(Buffer.alloc(20_000_000, ' ')).toString('base64');
      expect(await redirected(`SAMLRequest=${encodeURIComponent(bomb)}`)).toMatch(/unreadable|431|414/);
    });
  });

  describe('a request', () => {
    it.each([
      ['an answer elsewhere', { consumer: 'https://evil.example/acs' }, 'return address is not registered'],
      [
        'an answer below its address',
        { consumer: 'https://application.example/acs/' },
        'return address is not registered',
      ],
      [
        'an answer by another binding',
        { binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect' },
        UNREADABLE,
      ],
      ['another destination', { destination: 'https://evil.example/sso' }, UNREADABLE],
      ['a time an hour ago', { issuedAt: new Date(Date.now() - 3_600_000) }, 'too old'],
      ['a time in an hour', { issuedAt: new Date(Date.now() + 3_600_000) }, 'too old'],
      ['an unknown application', { issuer: 'https://evil.example' }, 'not registered here'],
      ['another version', { version: '1.1' }, UNREADABLE],
      ['an id that is no XML name', { id: '1" onload="x' }, UNREADABLE],
    ])('for %s is refused', async (_what, change, says) => {
      expect(await posted(requestOf(open, change))).toContain(says);
    });

    it('leads to one response: a second visit finds none', async () => {
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
}
