import { UnitOfWork } from '#database';
import { commitOnceBlocked } from '#testing';
import { ChangeApplication } from './application/change-application.js';
import { ApplicationsScene } from './testing/applications-scene.js';

let scene: ApplicationsScene;

beforeAll(async () => {
  scene = await ApplicationsScene.start();
});
beforeEach(() => scene.begin());
afterAll(() => scene.close());

describe('two changes of an application at once', () => {
  it('run one after the other: a rename does not restore an address that the other change has removed', async () => {
    const { tenantId } = scene;
    const [stays, goes] = ['https://grafana.example/login', 'https://old.example/login'];
    const { application } = await scene.create({ redirectUris: [stays, goes] });
    const { id } = application;
    const renamed = await commitOnceBlocked(
      scene.get(UnitOfWork),
      tenantId,
      async (transaction) => {
        await transaction.query('update applications.application set version = version + 1 where id = $1', [
          id,
        ]);
        await transaction.query('update applications.client set redirect_uris = $2 where id = $1', [
          id,
          [stays],
        ]);
      },
      () => scene.get(ChangeApplication).execute(tenantId, id, { name: 'Renamed' }),
    );
    expect(renamed).toMatchObject({ name: 'Renamed', redirectUris: [stays] });
  });
});
