import type { Type } from '@nestjs/common';
import { AnchorLog } from '#audit';
import { ListTenants } from '#tenancy';
import { explain } from '../explain.js';

/** Provides the use cases. */
interface UseCases {
  get<T>(useCase: Type<T>): T;
}

/** The result for a log that was not anchored. */
export interface AnchoredLog {
  readonly tenant: string;
  /** Null: it is anchored now. */
  readonly refusal: string | null;
}

/** Anchors the logs of these tenants that are not anchored yet, and returns the results. A failure does not stop the others. */
export async function anchorLogs(
  product: UseCases,
  tenants: readonly { readonly id: string; readonly slug: string }[],
): Promise<readonly AnchoredLog[]> {
  const found: AnchoredLog[] = [];
  for (const { id, slug } of tenants) {
    try {
      if (await product.get(AnchorLog).execute(id)) found.push({ tenant: slug, refusal: null });
    } catch (error) {
      found.push({ tenant: slug, refusal: explain(error) });
    }
  }
  return found;
}

/** Anchors every log that is not anchored yet. */
export async function anchorEveryLog(product: UseCases): Promise<readonly AnchoredLog[]> {
  return anchorLogs(product, await product.get(ListTenants).execute());
}
