import { ListDingTalkConnections } from '#dingtalk';
import { SwitchConnection } from '#providers';
import { DisableMethod, EnableMethod, LogonMenu } from '#logon-menu';
import { SuspendTenant } from '#tenancy';
import { until, type TestFeature } from '#testing';
import { METHOD_KEY, SwitchQrLogon } from '#dingtalk-qr';
import { QrScene } from '../testing/qr-scene.js';

describe("the switch of a connection's logon", () => {
  let scene: QrScene;

  beforeAll(async () => {
    scene = await QrScene.start();
  });
  afterAll(() => scene.feature.close());

  const isOn = (): Promise<boolean> =>
    scene
      .get(LogonMenu)
      .assertEnabled(scene.tenantId, METHOD_KEY)
      .then(
        () => true,
        () => false,
      );
  /** States of the connections, oldest first. */
  const connections = async (): Promise<string[]> =>
    (await scene.get(ListDingTalkConnections).execute(scene.tenantId)).map(({ state }) => state);
  const enable = (id = scene.connectionId): Promise<void> =>
    scene.get(SwitchQrLogon).enable(scene.tenantId, id);
  const disable = (id = scene.connectionId): Promise<void> =>
    scene.get(SwitchQrLogon).disable(scene.tenantId, id);

  describe('and the menu’s entry', () => {
    beforeEach(() => scene.beginWithoutLogon());

    it('go on and off together', async () => {
      expect([await isOn(), await connections()]).toEqual([false, ['disabled']]);
      await enable();
      await enable();
      expect([await isOn(), await connections()]).toEqual([true, ['enabled']]);
      await disable();
      await disable();
      expect([await isOn(), await connections()]).toEqual([false, ['disabled']]);
    });

    it('stay on while another connection is on', async () => {
      const second = await scene.newConnection();
      await enable();
      await enable(second);
      await disable();
      expect([await isOn(), await connections()]).toEqual([true, ['disabled', 'enabled']]);
      await disable(second);
      expect(await isOn()).toBe(false);
    });

    it('both stay off when no other method could prove an account', async () => {
      await scene.run((transaction) =>
        transaction.query(
          `insert into logon_menu.entry (tenant_id, method, enabled, position) values ($1, 'proof', false, 0)`,
          [scene.tenantId],
        ),
      );
      await expect(enable()).rejects.toMatchObject({ code: 'menu.proving_method_needed' });
      expect([await isOn(), await connections()]).toEqual([false, ['disabled']]);
    });

    it('prevent the other method from being switched off before them', async () => {
      await enable();
      await expect(scene.get(DisableMethod).execute(scene.tenantId, 'proof')).rejects.toMatchObject({
        code: 'menu.proving_method_needed',
      });
    });
  });

  describe('used while people log on', () => {
    let worker: TestFeature;

    beforeAll(async () => {
      worker = await QrScene.startWorker(scene.feature.database);
    });
    afterAll(() => worker.close());
    beforeEach(() => scene.begin());

    const untilStates = (...states: string[]): Promise<void> =>
      until(async () => (await scene.states()).join() === states.join());

    it('P1: withdraws tickets in every state, and the connection follows the menu', async () => {
      await scene.issue();
      await scene.scan(await scene.issue());
      await scene.confirm(await scene.issue());
      await scene.get(DisableMethod).execute(scene.tenantId, METHOD_KEY);
      await untilStates(...Array<string>(3).fill('cancelled method_disabled'));
      await until(async () => (await connections()).join() === 'disabled');
      await scene.get(EnableMethod).execute(scene.tenantId, METHOD_KEY);
      await until(async () => (await connections()).join() === 'enabled');
      await scene.issue();
    });

    it("P1: withdraws only one connection's tickets when only that connection goes off", async () => {
      await scene.issue();
      const first = scene.connectionId;
      scene.connectionId = await scene.newConnection();
      await enable();
      await scene.get(SwitchConnection).execute(scene.tenantId, first, 'disabled');
      await untilStates('cancelled connection_disabled');
      await scene.issue();
      await untilStates('cancelled connection_disabled', 'created');
    });

    it('P1: withdraws all tickets of a tenant that is suspended', async () => {
      await scene.issue();
      await scene.get(SuspendTenant).execute(scene.tenantId, 'unpaid');
      await untilStates('cancelled tenant_suspended');
    });

    it('keeps the chosen connection when the method goes off and on again before the worker runs', async () => {
      const second = await scene.newConnection();
      await disable();
      await enable(second);
      await until(async () => (await scene.rows('select from messaging.outbox')).length === 0);
      expect([await isOn(), await connections()]).toEqual([true, ['disabled', 'enabled']]);
    });
  });
});
