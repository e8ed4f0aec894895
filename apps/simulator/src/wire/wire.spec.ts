import { DEMO } from '../world/demo-world.js';
import { startSimulator } from '../start-simulator.js';
import { useSimulator } from '../testing/use-simulator.js';

const wire = useSimulator();
const { form, withCode, oauthCode, appToken } = wire;

describe('the list of server addresses', () => {
  it('refuses calls from other addresses, and names the address', async () => {
    const token = await appToken();
    wire.simulator.world.apps.change(DEMO.clientId, { ipWhitelist: ['203.0.113.7'] });
    expect((await form(`/topapi/user/getbyunionid?access_token=${token}`, {})).body).toMatchObject({
      errcode: 88,
      sub_code: '60020',
      sub_msg: expect.stringContaining('127.0.0.1'),
    });
    expect(await withCode(oauthCode())).toMatchObject({
      status: 403,
      body: { code: 'Forbidden.AccessDenied.IpNotInWhiteList' },
    });
  });
});

describe('two simulators', () => {
  it('issue the same ids, codes and tokens from the same seed', async () => {
    const twin = await startSimulator({ port: 0, clock: wire.clock });
    const grant = { kind: 'oauth', personId: 'alice', clientId: DEMO.clientId } as const;
    expect(twin.issueCode(grant)).toBe(wire.simulator.issueCode(grant));
    await twin.close();
  });
});

it('the simulator remembers the calls that it received', async () => {
  await withCode('unknown');
  const [logged] = wire.simulator.requests.to('/v1.0/oauth2/userAccessToken');
  expect(logged).toMatchObject({ method: 'POST', status: 400, body: { code: 'unknown' } });
});
