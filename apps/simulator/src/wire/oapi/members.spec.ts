import { DEMO } from '../../world/demo-world.js';
import { PERMISSIONS } from '../../world/permissions.js';
import { useSimulator } from '../../testing/use-simulator.js';

const wire = useSimulator();
const { call, form, appToken } = wire;

describe('the address book', () => {
  const ask = async (path: string, body: Record<string, string>) =>
    (await form(`${path}?access_token=${await appToken()}`, body)).body;

  it('finds members by unionId, and neither outsiders nor former members', async () => {
    const find = (unionid: string) => ask('/topapi/user/getbyunionid', { unionid });
    expect(await find('UNION-carol')).toMatchObject({
      errcode: 0,
      result: { contact_type: 0, userid: 'carol' },
    });
    expect(await find('UNION-olga')).toMatchObject({ errcode: 60121 });
    wire.simulator.world.removeMember(DEMO.corpId, 'carol');
    expect(await find('UNION-carol')).toMatchObject({ errcode: 60121 });
  });

  it('returns details, including activation', async () => {
    const get = (userid: string) => ask('/topapi/v2/user/get', { userid });
    expect(await get('emil')).toMatchObject({ result: { active: false, dept_id_list: [1] } });
    expect(await get('olga')).toMatchObject({ errcode: 33012 });
    wire.simulator.world.apps.change(DEMO.clientId, { contactScope: new Set(['bob']) });
    expect(await get('alice')).toMatchObject({ errcode: 50002 });
    expect(await get('bob')).toMatchObject({ errcode: 0 });
  });

  it('returns the part of it that the app may read', async () => {
    const { body } = await call(`/auth/scopes?access_token=${await appToken()}`);
    expect(body).toMatchObject({ errcode: 0, auth_org_scopes: { authed_dept: [1], authed_user: [] } });
  });

  it('wraps a bad token and a missing permission in 88, but not outside /topapi', async () => {
    expect((await form('/topapi/user/getbyunionid?access_token=bad', {})).body).toMatchObject({
      errcode: 88,
      sub_code: '40014',
      errmsg: 'ding talk error[subcode=40014,submsg=不合法的access_token]',
    });
    expect((await call('/auth/scopes?access_token=bad')).body).toMatchObject({ errcode: 40014 });
    wire.simulator.world.revokePermission(DEMO.clientId, PERMISSIONS.readMember);
    expect(await ask('/topapi/user/getbyunionid', { unionid: 'UNION-bob' })).toMatchObject({
      errcode: 88,
      sub_code: '60011',
      sub_msg: expect.stringContaining('qyapi_get_member'),
    });
  });

  it('returns 22 for an unknown call', async () => {
    expect(await ask('/topapi/v9/nothing', {})).toMatchObject({ errcode: 22 });
  });
});
