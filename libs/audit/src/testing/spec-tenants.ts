import { Module } from '@nestjs/common';
import { TenantResolver, type TenantContext } from '#http';

class Tenants extends TenantResolver {
  override bySlug(): Promise<TenantContext | null> {
    return Promise.resolve(null);
  }

  override byId(id: string): Promise<TenantContext | null> {
    return Promise.resolve({ id, slug: 'spec', name: 'Spec', status: 'active' });
  }
}

/** Knows every tenant, and calls each the same. */
@Module({ providers: [{ provide: TenantResolver, useClass: Tenants }] })
export class SpecTenantsModule {}
