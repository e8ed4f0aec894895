import { startProduct, type Product, type ProductOptions } from '../../harness/start-product.js';

/** Starts the product before the tests of a file, and closes it after them. Gives a getter for it. */
export function useProduct(options: ProductOptions = {}): () => Product {
  let product: Product | undefined;
  beforeAll(async () => {
    product = await startProduct(options);
  });
  afterAll(() => product?.close());
  return () => {
    if (product === undefined) throw new Error('The product has not started');
    return product;
  };
}
