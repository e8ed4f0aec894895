import type { Type } from '@nestjs/common';
import { CreateAttachLink } from '#binding';
import { UpdateConnection } from '#dingtalk';
import { DisableMethod, EnableMethod } from '#logon-menu';
import type { Product } from '../../harness/start-product.js';

/** The tenant's administrator, through the use cases behind the console. */
export class Administrator {
  constructor(private readonly product: Product) {}

  async switchOff(method: string): Promise<void> {
    await this.use(DisableMethod).execute(this.product.tenantId, method);
  }

  async switchOn(method: string): Promise<void> {
    await this.use(EnableMethod).execute(this.product.tenantId, method);
  }

  /** How people match the number on the phone. */
  async wants(confirmation: 'plain' | 'choose_number'): Promise<void> {
    const [connection] = await this.product.sql<{ id: string }>(
      'select id from providers.connection where tenant_id = $1',
      [this.product.tenantId],
    );
    await this.use(UpdateConnection).execute(this.product.tenantId, connection?.id ?? '', { confirmation });
  }

  /** Creates the one-time link for a person who has no other way to prove an account. */
  async attachLink(username: string): Promise<string> {
    const request = { username, reason: 'Lost the password', validHours: 1 };
    return (await this.use(CreateAttachLink).execute(this.product.tenantId, request)).url;
  }

  private use<T>(type: Type<T>): T {
    return this.product.server.app.get(type, { strict: false });
  }
}
