import { DEMO } from '../../world/demo-world.js';
import { useSimulator } from '../../testing/use-simulator.js';

const wire = useSimulator();
const { post, form, oauthCode, appToken, advance } = wire;

const jsapiCode = (personId = 'alice') => {
  const answer = wire.simulator.issueJsapiCode(personId, {
    clientId: DEMO.clientId,
    corpId: DEMO.corpId,
    pageUrl: 'http://localhost:3000/q/x',
  });
  return 'code' in answer ? answer.code : '';
};

describe('the silent-login code', () => {
  const getUserInfo = async (code: string) =>
    post(`/topapi/v2/user/getuserinfo?access_token=${await appToken()}`, { code });

  it('identifies the owner of the phone, by JSON and by form, once', async () => {
    const [first, second] = [jsapiCode(), jsapiCode('wang')];
    expect((await getUserInfo(first)).body).toMatchObject({
      errcode: 0,
      result: {
        userid: 'alice',
        unionid: 'UNION-alice',
        name: 'Alice Zhang 张爱丽',
        sys: false,
        sys_level: 0,
      },
    });
    const byForm = await form(`/topapi/v2/user/getuserinfo?access_token=${await appToken()}`, {
      code: second,
    });
    expect(byForm.body).toMatchObject({ errcode: 0, result: { unionid: 'UNION-wang', name: '王小明' } });
    expect((await getUserInfo(first)).body).toMatchObject({ errcode: 40078 });
  });

  it('is invalid after 300 seconds, and so is a code of the authorisation page', async () => {
    const code = jsapiCode();
    advance(300);
    expect((await getUserInfo(code)).body).toMatchObject({ errcode: 40078 });
    expect((await getUserInfo(oauthCode())).body).toMatchObject({ errcode: 40078 });
  });

  it('is refused by the JSAPI with its reason', () => {
    const ask = (personId: string, changes: object) =>
      wire.simulator.issueJsapiCode(personId, {
        clientId: DEMO.clientId,
        corpId: DEMO.corpId,
        pageUrl: 'http://localhost:3000/q/x',
        ...changes,
      });
    expect(ask('alice', { corpId: 'dingwrong' })).toMatchObject({
      errorMessage: expect.stringMatching(/^1002,/),
    });
    expect(ask('olga', {})).toMatchObject({ errorMessage: expect.stringMatching(/^1002,/) });
    expect(ask('emil', {})).toMatchObject({ errorMessage: expect.stringMatching(/^1002,/) });
    expect(ask('alice', { pageUrl: 'http://evil.test/' })).toMatchObject({
      errorMessage: expect.stringMatching(/^1003,/),
    });
    expect(ask('alice', { clientId: 'unknown' })).toMatchObject({
      errorMessage: expect.stringMatching(/^1004,/),
    });
    wire.simulator.world.unpublish(DEMO.clientId);
    expect(ask('alice', {})).toMatchObject({ errorMessage: expect.stringMatching(/^1005,/) });
  });
});
