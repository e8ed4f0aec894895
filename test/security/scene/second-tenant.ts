import { CreateAccount } from '#accounts';
import { SetPassword } from '#authenticators';
import { CreateConnection } from '#dingtalk';
import { SwitchQrLogon } from '#dingtalk-qr';
import { DEMO } from '#simulator';
import { CreateTenant } from '#tenancy';
import type { CallingApp } from '../../harness/logon.js';
import { PASSWORD, type Product } from '../../harness/start-product.js';
import { useCase } from './use-case.js';

/** Another organisation of the same installation. */
export interface SecondTenant {
  readonly id: string;
  readonly slug: string;
  readonly connectionId: string;
  readonly app: CallingApp;
  /** Its account `alice`, with the same password as all demo accounts. */
  readonly aliceId: string;
}

/**
 * Creates another tenant with an owner, an account `alice` and a DingTalk app. The app also belongs to the demo organisation, so that
 * its people have the same union ids there.
 */
export async function secondTenant(product: Product, slug = 'rival'): Promise<SecondTenant> {
  const tenant = await useCase(product, CreateTenant).execute({ slug, name: `Organisation ${slug}` });
  const account = async (username: string, role: 'owner' | 'member') => {
    const { id } = await useCase(product, CreateAccount).execute(tenant.id, {
      username,
      displayName: `${username} of ${slug}`,
      role,
      email: `${username}@${slug}.test`,
    });
    await useCase(product, SetPassword).execute(tenant.id, id, PASSWORD);
    return id;
  };
  await account('root', 'owner');
  const aliceId = await account('alice', 'member');
  const app = { clientId: `ding${slug}app000001`, clientSecret: `secret-of-${slug}`, corpId: DEMO.corpId };
  product.simulator.world.addApp({
    ...app,
    corpIds: [DEMO.corpId],
    redirectUrls: [`${product.url}/t/${slug}/dingtalk/main/callback`],
  });
  const connection = await useCase(product, CreateConnection).execute(tenant.id, {
    ...app,
    displayName: slug,
  });
  await useCase(product, SwitchQrLogon).enable(tenant.id, connection.id);
  return { id: tenant.id, slug, connectionId: connection.id, app, aliceId };
}
