import { UnitOfWork } from '#database';
import { meanwhile } from '#testing';
import { ChangeApplication } from './application/change-application.js';
import { ApplicationsScene } from './testing/applications-scene.js';

let scene: ApplicationsScene;

beforeAll(async () => {
  scene = await ApplicationsScene.start();
});
beforeEach(() => scene.begin());
afterAll(() => scene.close());

describe('two changes of an application at once', () => {
  it('are one after the other: who only renames it does not bring an address back that the other one has taken away', async () => {
    const { tenantId } = scene;
    const [stays, goes] = ['https://grafana.example/login', 'https://old.example/login'];
    const { application } = await scene.create({ redirectUris: [stays, goes] });
    const { id } = application;
    const renamed = await meanwhile(
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
