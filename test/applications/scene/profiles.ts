import { AccountDirectory } from '#accounts';
import { ChangeField, ChangeProfile, ProfileFields } from '#profiles';
import type { Product } from '../../harness/start-product.js';
import { useCase } from '../../security/scene/use-case.js';

/** Sets a person's job title; null removes it. */
export async function entitle(product: Product, username: string, title: string | null): Promise<void> {
  const { tenantId } = product;
  const account = await useCase(product, AccountDirectory).byUsername(tenantId, username);
  await useCase(product, ChangeProfile).execute(
    tenantId,
    account?.id ?? '',
    { title },
    { by: 'administrators' },
  );
}

/** Sets whether people can see their job titles. */
export async function showTitles(product: Product, isShown: boolean): Promise<void> {
  const { tenantId } = product;
  const field = (await useCase(product, ProfileFields).all(tenantId)).find(({ key }) => key === 'title');
  const visibleTo = isShown ? (['person', 'helpdesk'] as const) : (['helpdesk'] as const);
  await useCase(product, ChangeField).execute(tenantId, field?.id ?? '', { visibleTo: [...visibleTo] });
}
