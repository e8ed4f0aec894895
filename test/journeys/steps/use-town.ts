import type { ProductOptions } from '../../harness/start-product.js';
import { Town } from './town.js';

/** Opens a town before the tests of a file and closes it after them; it is reset between tests. */
export function useTown(journey: string, options: Pick<ProductOptions, 'modules'> = {}): () => Town {
  let town: Town | undefined;
  beforeAll(async () => {
    town = await Town.open(journey, options);
  });
  afterEach(() => town?.clear());
  afterAll(() => town?.close());
  return () => {
    if (town === undefined) throw new Error('The town has not opened');
    return town;
  };
}
