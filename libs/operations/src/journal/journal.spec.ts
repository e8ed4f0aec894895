import { newId } from '#kernel';
import { Journal } from '../index.js';
import { Installation, newKey } from '../testing/installation.js';

describe('the journal of the operator', () => {
  let installation: Installation;

  beforeEach(async () => {
    installation = await Installation.make();
  });
  afterEach(() => installation.close());

  it('L3: reveals an entry that was written without the product', async () => {
    const app = await installation.with(newKey('k1'));
    const forged = { version: 1, id: newId(), act: 'tenant.deleted', subject: 'acme', detail: {} };
    const document = { ...forged, occurredAt: new Date().toISOString(), keyId: 'k1', signature: 'AA==' };
    await installation.rows('insert into operations.journal values ($1, now(), $2)', [
      forged.id,
      JSON.stringify(document),
    ]);
    expect(await app.get(Journal).list()).toMatchObject([{ act: 'tenant.deleted', isGenuine: false }]);
  });
});
