import { UpdateTenantSettings } from '#tenancy';
import { Agent } from '../harness/agent.js';
import { showQr } from '../harness/logon.js';
import { useJourney } from './steps/use-journey.js';

const journey = useJourney('office');

const MOST = 20;

describe('An office whose network has reached its limit of open codes', () => {
  it('T11: the next person is asked to wait, and gets a code automatically when a page is closed', async () => {
    const { product, gallery } = journey();
    await product.server.app.get(UpdateTenantSettings).execute(product.tenantId, { codesPerNetwork: MOST });
    // The computers of the first test are in this network.
    for (let n = 1; n < MOST; n += 1) await showQr(new Agent(product.url, { ip: '192.168.0.9' }));
    const [colleague, late, phone] = await Promise.all([
      journey().desk(),
      journey().desk(),
      journey().phone('alice'),
    ]);
    await colleague.askForCode();
    await late.open('logon?method=dingtalk-qr');
    await late.shows('limit');
    await gallery.look(late.page, 'waiting-for-a-place');
    await colleague.page.close();
    await phone.approve(await late.code());
    await late.isHomeOf('Alice Zhang');
  });
});
