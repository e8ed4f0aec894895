import { DEMO } from '../../world/demo-world.js';
import { useSimulator } from '../../testing/use-simulator.js';

const wire = useSimulator();
const { post, userToken, withCode, oauthCode, me, advance } = wire;

const CODE_UNUSABLE = { code: 'invalidParameter.authCode.notFound' };

describe('the user token', () => {
  it('is issued for a code of the authorisation page, with the organisation, and gives access to the profile', async () => {
    const { status, body } = await withCode(oauthCode());
    expect(status).toBe(200);
    expect(body).toMatchObject({ expireIn: 7200, corpId: DEMO.corpId });
    expect((await me(body['accessToken'])).body).toMatchObject({
      nick: 'Alice',
      unionId: 'UNION-alice',
      mobile: '13900000001',
      stateCode: '86',
      email: 'alice@demo.test',
      visitor: false,
    });
  });

  it('is issued once for a code', async () => {
    const code = oauthCode();
    await withCode(code);
    const again = await withCode(code);
    expect(again.status).toBe(400);
    expect(again.body).toMatchObject(CODE_UNUSABLE);
  });

  it('is refused for a code that is 300 seconds old, and issued for a younger one', async () => {
    const [young, old] = [oauthCode(), oauthCode()];
    advance(299);
    expect((await withCode(young)).status).toBe(200);
    advance(1);
    expect((await withCode(old)).body).toMatchObject(CODE_UNUSABLE);
  });

  it.each(['jsapi', 'sns'] as const)('is refused for a code of kind %s', async (kind) => {
    const code = wire.simulator.issueCode({
      kind,
      personId: 'alice',
      clientId: DEMO.clientId,
      corpId: DEMO.corpId,
    });
    expect((await withCode(code)).body).toMatchObject(CODE_UNUSABLE);
  });

  it('is issued for a code of the authorisation component openAuth', async () => {
    const code = wire.simulator.issueCode({ kind: 'openAuth', personId: 'bob', clientId: DEMO.clientId });
    const { body } = await withCode(code);
    expect(body).not.toHaveProperty('corpId');
    expect((await me(body['accessToken'])).body).toMatchObject({ unionId: 'UNION-bob' });
  });

  it('is refused for the code of another app, and for a wrong secret', async () => {
    const other = { clientId: 'dingotherapp', clientSecret: 'other', corpIds: [DEMO.corpId] };
    wire.simulator.world.addApp(other);
    const fields = { ...other, corpIds: undefined, grantType: 'authorization_code', code: oauthCode() };
    expect((await post('/v1.0/oauth2/userAccessToken', fields)).body).toMatchObject(CODE_UNUSABLE);
    const wrong = await userToken({
      clientSecret: 'wrong',
      grantType: 'authorization_code',
      code: oauthCode(),
    });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'invalidClientIdOrSecret' } });
  });

  it('is renewed once by its refresh token, and no longer after thirty days', async () => {
    const first = (await withCode(oauthCode())).body;
    const grant = (refreshToken: unknown) =>
      userToken({ grantType: 'refresh_token', refreshToken: String(refreshToken) });
    const second = await grant(first['refreshToken']);
    expect(second.status).toBe(200);
    expect((await grant(first['refreshToken'])).body).toMatchObject(CODE_UNUSABLE);
    advance(30 * 24 * 3600);
    expect((await grant(second.body['refreshToken'])).body).toMatchObject(CODE_UNUSABLE);
  });

  it('expires after 7200 seconds', async () => {
    const { body } = await withCode(oauthCode());
    advance(7200);
    expect(await me(body['accessToken'])).toMatchObject({
      status: 400,
      body: { code: 'InvalidAuthentication' },
    });
  });

  it('is refused with the name of a missing parameter', async () => {
    const { status, body } = await post('/v1.0/oauth2/userAccessToken', { clientSecret: 'x' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'MissingclientId', requestid: expect.any(String) });
  });
});
