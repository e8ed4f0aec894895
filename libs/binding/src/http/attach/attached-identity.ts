import { Injectable } from '@nestjs/common';
import { Providers } from '#providers';
import type { Tenant } from '#tenancy';
import type { PendingAttachment } from '../../application/pending-attachments.js';
import type { IdentityView } from '../../pages/identity-card.js';

/** Shows the identity that is being attached. */
@Injectable()
export class AttachedIdentity {
  constructor(private readonly providers: Providers) {}

  of(tenant: Tenant, { identityName: name, provider }: PendingAttachment): IdentityView {
    return { name, organisation: tenant.name, provider: this.providers.labelOf(provider) };
  }
}
