import type { Agent } from '../../harness/agent.js';
import type { SamlPlace } from '../scene/saml-place.js';
import { ServiceProvider } from '../scene/service-provider.js';

/** The test of a SAML application by administrators, before people log on to it. */
export function tests(place: SamlPlace): void {
  describe('a test of a SAML application', () => {
    const begin = async (browser: Agent, { id }: ServiceProvider): Promise<string> => {
      await browser.get('/t/demo/');
      const begun = await browser.sendJson('POST', `/api/admin/saml-applications/${id}/test-logons`);
      expect(begun.status).toBe(201);
      return begun.json<{ address: string }>().address;
    };

    it('O8: is shown once, to the session that started it, and sends nothing to the application', async () => {
      const party = await ServiceProvider.register(place.product());
      const browser = await place.browserOf('admin');
      const address = await begin(browser, party);
      for (const other of [await place.browserOf('bob'), await place.browserOf('admin')])
        expect((await other.get(address)).status).toBe(410);
      const shown = await browser.get(address);
      expect([shown.status, shown.text]).toEqual([200, expect.not.stringContaining('SAMLResponse')]);
      expect(shown.text).toContain('is not signed');
      expect(shown.text).not.toContain('<form');
      expect((await browser.get(address)).status).toBe(410);
    });
  });

  it('O8: metadata is not fetched from addresses that only the server can reach', async () => {
    const browser = await place.browserOf('admin');
    await browser.get('/t/demo/');
    for (const address of ['https://169.254.169.254/metadata', 'https://[fe80::1]/metadata']) {
      const read = await browser.sendJson('POST', '/api/admin/saml-applications/preview', {
        metadataUrl: address,
      });
      expect([address, read.status, read.json<{ code: string }>().code]).toEqual([
        address,
        400,
        'saml.metadata_invalid',
      ]);
    }
  });
}
