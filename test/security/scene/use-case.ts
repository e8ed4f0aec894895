import type { Type } from '@nestjs/common';
import type { Product } from '../../harness/start-product.js';

/** A use case of the running server. */
export function useCase<T>(product: Product, type: Type<T>): T {
  return product.server.app.get(type, { strict: false });
}
