import { until } from '#testing';
import { HeldClaim } from './held-claim.js';

const EVERY_MS = 20;
const GOOD_FOR_MS = 200;

describe('a held claim', () => {
  let held: HeldClaim | undefined;
  afterEach(() => {
    held?.end();
  });

  it('is kept as long as it can be renewed, and lost at once when another worker has it', async () => {
    let stands = true;
    const begun = performance.now();
    held = new HeldClaim(EVERY_MS, GOOD_FOR_MS, () => Promise.resolve(stands));
    await until(() => performance.now() - begun > 2 * GOOD_FOR_MS);
    expect(held.lost.aborted).toBe(false);
    stands = false;
    await until(() => held?.lost.aborted === true);
  });

  it.each([
    ['nobody answers', () => new Promise<boolean>(() => undefined)],
    ['it fails', () => Promise.reject(new Error('The database is away'))],
  ])(
    'is lost when it has expired without renewal, since another worker may have it by then: %s',
    async (_, renew) => {
      const begun = performance.now();
      held = new HeldClaim(EVERY_MS, GOOD_FOR_MS, renew);
      await until(() => held?.lost.aborted === true);
      expect(performance.now() - begun).toBeGreaterThanOrEqual(GOOD_FOR_MS);
    },
  );
});
