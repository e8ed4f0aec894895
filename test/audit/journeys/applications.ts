import { until } from '#testing';
import { ApplicationServer } from '../../applications/scene/application-server.js';
import { follow, RelyingParty } from '../../applications/scene/relying-party.js';
import { AdminApi } from '../../admin/scene/admin-api.js';
import { newBrowser } from '../../security/scene/agents.js';
import { signedIn } from '../../security/scene/signed-in.js';
import type { Journey } from '../stage.js';

/** Logons to applications. */
export const APPLICATIONS: Readonly<Record<string, Journey>> = {
  'allows an application, is let in to it, and takes the permission back': async ({ product }) => {
    const party = await RelyingParty.register(product, { asksConsent: true });
    const browser = await signedIn(product, 'bob');
    const asked = await party.ask();
    const { path } = await follow(browser, asked.url, party.redirectUri);
    const allowed = await browser.post(`${path.split('?')[0] ?? ''}/consent`, { decision: 'allow' });
    const onward = allowed.headers.get('refresh')?.replace('0;url=', '') ?? '';
    const { location } = await follow(browser, onward, party.redirectUri);
    await party.redeem(new URL(location ?? ''), asked);
    await browser.get('/t/demo/');
    await browser.post(`/t/demo/allowed/${party.id}/withdraw`);
  },
  'makes tokens for the API, uses one, revokes both, and uses one again': async (stage) => {
    const owner = await AdminApi.of(stage.product, 'admin');
    const fields = { name: 'Backup', permissions: ['audit.read'] };
    const client = (await owner.post('api-tokens', fields)).json<{ id: string; token: string }>();
    const personal = (await owner.post('me/api-tokens', fields)).json<{ id: string }>();
    const headers = { authorization: `Bearer ${client.token}` };
    const program = newBrowser(stage.product);
    await program.send('GET', '/api/admin/audit/types', headers);
    await program.send('POST', '/api/admin/audit/verify', headers);
    await owner.post(`api-tokens/${client.id}/revoke`);
    await owner.post(`me/api-tokens/${personal.id}/revoke`);
    await program.send('GET', '/api/admin/audit/types', headers);
  },
  'logs off while an application cannot be told, however often that is tried': async (stage) => {
    const { product } = stage;
    const server = new ApplicationServer();
    server.status = 503;
    const address = await server.open();
    try {
      const party = await RelyingParty.register(product, { backchannelLogoutUri: `${address}/logged-off` });
      const browser = await signedIn(product, 'bob');
      await party.logOn(browser);
      await stage.settled();
      // One more attempt reaches the limit.
      await product.sql('update single_logout.participation set attempts = 11 where application_id = $1', [
        party.id,
      ]);
      await browser.get('/t/demo/');
      await browser.post('/t/demo/logoff');
      const left = 'select id from single_logout.participation where application_id = $1';
      await until(async () => (await product.sql(left, [party.id])).length === 0);
    } finally {
      await server.close();
    }
  },
};
