import { DEMO } from '../../world/demo-world.js';
import { PERMISSIONS } from '../../world/permissions.js';
import { useSimulator } from '../../testing/use-simulator.js';

const wire = useSimulator();
const { call, withCode, oauthCode, me } = wire;

describe('the profile', () => {
  it('is refused with the name of the missing permission, until the permission is granted, published and consented', async () => {
    wire.simulator.world.revokePermission(DEMO.clientId, PERMISSIONS.readProfile);
    const { body } = await withCode(oauthCode());
    expect(await me(body['accessToken'])).toMatchObject({
      status: 403,
      body: {
        code: 'Forbidden.AccessDenied.AccessTokenPermissionDenied',
        accessdenieddetail: { requiredScopes: ['Contact.User.Read'] },
      },
    });
    wire.simulator.world.grantPermission(DEMO.clientId, PERMISSIONS.readProfile);
    const unpublished = (await withCode(oauthCode())).body;
    expect((await me(unpublished['accessToken'])).status).toBe(403);
    wire.simulator.world.publish(DEMO.clientId);
    expect((await me(body['accessToken'])).status).toBe(403);
    const consented = (await withCode(oauthCode())).body;
    expect((await me(consented['accessToken'])).status).toBe(200);
  });

  it('has no mobile without its permission, and a masked one for an app of another developer', async () => {
    wire.simulator.world.revokePermission(DEMO.clientId, PERMISSIONS.readMobile);
    const without = await me((await withCode(oauthCode())).body['accessToken']);
    expect(without.body).not.toHaveProperty('mobile');
    wire.simulator.world.grantPermission(DEMO.clientId, PERMISSIONS.readMobile);
    wire.simulator.world.publish(DEMO.clientId);
    wire.simulator.world.apps.change(DEMO.clientId, { type: 'third_party' });
    const masked = await me((await withCode(oauthCode())).body['accessToken']);
    expect(masked.body).toMatchObject({ mobile: '139****0001' });
  });

  it('has another unionId for another developer, and another openId for another app', () => {
    const { world } = wire.simulator;
    expect(world.unionIdOf('alice', DEMO.otherCorpId)).not.toBe(world.unionIdOf('alice', DEMO.corpId));
    expect(world.openIdOf('alice', 'a')).not.toBe(world.openIdOf('alice', 'b'));
  });

  it('is refused for an unknown unionId', async () => {
    const { body } = await withCode(oauthCode());
    const headers = { 'x-acs-dingtalk-access-token': String(body['accessToken']) };
    const answer = await call('/v1.0/contact/users/UNION-nobody', { headers });
    expect(answer).toMatchObject({ status: 404, body: { code: 'invalidParameter.user.notFound' } });
  });
});
