import type { ProductOptions } from '../../harness/start-product.js';
import { Journey } from './journey.js';

/** Opens a journey before the tests of a file and closes it after them; it is reset between tests. */
export function useJourney(name: string, options: Pick<ProductOptions, 'modules'> = {}): () => Journey {
  let journey: Journey | undefined;
  beforeAll(async () => {
    journey = await Journey.open(name, options);
  });
  afterEach(() => journey?.clear());
  afterAll(() => journey?.close());
  return () => {
    if (journey === undefined) throw new Error('The journey has not opened');
    return journey;
  };
}
