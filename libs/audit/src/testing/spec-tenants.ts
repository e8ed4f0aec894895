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

/** A directory in which every tenant exists, with the same slug. */
@Module({ providers: [{ provide: TenantResolver, useClass: Tenants }] })
export class SpecTenantsModule {}
