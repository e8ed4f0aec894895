import { DEMO } from '../world/demo-world.js';
import { useSimulator } from '../testing/use-simulator.js';

const wire = useSimulator();
const { call, post, appToken, advance } = wire;

describe('the app token', () => {
  it('is the same by all three ways while it is valid, and each request renews it', async () => {
    const first = await appToken();
    advance(7000);
    const second = await post('/v1.0/oauth2/accessToken', {
      appKey: DEMO.clientId,
      appSecret: DEMO.clientSecret,
    });
    expect(second.body).toEqual({ accessToken: first, expireIn: 7200 });
    advance(7000);
    const third = await call(`/gettoken?appkey=${DEMO.clientId}&appsecret=${DEMO.clientSecret}`);
    expect(third.body).toEqual({ errcode: 0, errmsg: 'ok', access_token: first, expires_in: 7200 });
    advance(7200);
    expect(await appToken()).not.toBe(first);
  });

  it.each([
    ['invalid.client', DEMO.corpId, { client_secret: 'wrong' }],
    ['unsupported.grant.type', DEMO.corpId, { grant_type: 'password' }],
    ['unauthorized.client', DEMO.otherCorpId, {}],
  ])('is refused with %s', async (code, corpId, fields) => {
    const answer = await post(`/v1.0/oauth2/${corpId}/token`, {
      client_id: DEMO.clientId,
      client_secret: DEMO.clientSecret,
      grant_type: 'client_credentials',
      ...fields,
    });
    expect(answer).toMatchObject({ status: 400, body: { code } });
  });

  it('is refused to an app that is not published', async () => {
    wire.simulator.world.unpublish(DEMO.clientId);
    const answer = await post(`/v1.0/oauth2/${DEMO.corpId}/token`, {
      client_id: DEMO.clientId,
      client_secret: DEMO.clientSecret,
      grant_type: 'client_credentials',
    });
    expect(answer.body).toMatchObject({ code: 'unauthorized.client' });
  });

  it('gives a JSAPI ticket that is valid for two hours, and at most a day', async () => {
    const ticket = async () => {
      const headers = { 'x-acs-dingtalk-access-token': await appToken() };
      return (await post('/v1.0/oauth2/jsapiTickets', {}, headers)).body;
    };
    const first = await ticket();
    expect(first).toMatchObject({ expireIn: 7200 });
    let latest = first;
    for (let hours = 0; hours < 23.5; hours += 1.5) {
      advance(1.5 * 3600);
      latest = await ticket();
      if (hours < 22) expect(latest['jsapiTicket']).toBe(first['jsapiTicket']);
    }
    expect(latest['jsapiTicket']).not.toBe(first['jsapiTicket']);
  });
});
