import { unlinkedPeople } from './index.js';
import { DirectoryScene } from './testing/directory-scene.js';

let scene: DirectoryScene;

beforeAll(async () => {
  scene = await DirectoryScene.start();
});
afterAll(() => scene.feature.close());
beforeEach(() => scene.begin());

const unlinked = () =>
  scene.run(async (transaction) =>
    transaction.runOnce(unlinkedPeople(scene.tenantId, scene.connectionId).orderBy('unlinked_c.seat')),
  );

it('People whom a synchronisation could not link are known by address and number until they are linked', async () => {
  await scene.newAccount('ann', { email: 'ann@acme.test' });
  await scene.newAccount('bo');
  scene.source.join('a1', ['10'], { email: 'Ann@acme.test', phoneNumber: '+8613800000001' });
  scene.source.join('bo', ['10'], { phoneNumber: '+8613800000002' });
  scene.source.join('cy', ['10'], { email: 'cy@acme.test', phoneNumber: '+8613800000003' });
  await scene.sync('preview');
  expect(await unlinked()).toEqual([]);
  await scene.sync();
  const a1 = { seat: 'a1', name: 'Name of a1', email_key: 'ann@acme.test', phone_number: '+8613800000001' };
  const bo = { seat: 'bo', name: 'Name of bo', email_key: null, phone_number: '+8613800000002' };
  expect(await unlinked()).toEqual([a1, bo]);
  const told = await scene.run((transaction) =>
    transaction.query(
      `select key from directory.change where kind <> 'conflict' and phone_number is not null`,
    ),
  );
  expect(told).toEqual([]);
  const account = await scene.account('ann');
  await scene.link(account?.id ?? '', 'a1');
  await scene.hear({ kind: 'person', externalId: 'a1', isLeaving: false });
  expect(await unlinked()).toEqual([bo]);
  scene.source.leave('bo');
  await scene.sync();
  expect(await unlinked()).toEqual([]);
});

it('A person who joined since then is among them as soon as an event reports them', async () => {
  await scene.newAccount('dan');
  scene.source.join('cy', ['10']);
  await scene.sync();
  scene.source.join('dan', ['10'], { phoneNumber: '+8613800000004' });
  await scene.hear({ kind: 'person', externalId: 'dan', isLeaving: false });
  expect(await unlinked()).toMatchObject([{ seat: 'dan', phone_number: '+8613800000004' }]);
});
