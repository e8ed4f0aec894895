import { AttachLinks } from '#binding';
import type { Answer } from '../../harness/agent.js';
import { logOnByQr } from '../../harness/logon.js';
import type { Product } from '../../harness/start-product.js';
import { newBrowser } from '../../security/scene/agents.js';
import { useCase } from '../../security/scene/use-case.js';
import { AdminApi } from './admin-api.js';
import { newAccount } from './colleagues.js';

type Make = (product: Product, owner: AdminApi) => Promise<string>;

let count = 0;
const newName = (): string => `own-${String((count += 1))}`;

/** How a thing of the demo tenant is had, by the part of the address that its id follows. A new kind needs its line. */
const KINDS: Readonly<Record<string, Make>> = {
  connections: (product) => only(product, 'select id from dingtalk.connection where tenant_id = $1'),
  accounts: (product) => newAccount(product, newName()),
  sessions: async (product) => {
    const username = newName();
    await newAccount(product, username);
    await AdminApi.of(product, username);
    return only(
      product,
      'select id from logon.session where tenant_id = $1 order by created_at desc limit 1',
    );
  },
  imports: async (_product, owner) => idOf(await owner.postCsv('accounts/imports', `username\n${newName()}`)),
  exports: async (_product, owner) => idOf(await owner.post('audit/exports', { format: 'csv' })),
  bindings: async (product) => {
    await logOnByQr(product, newBrowser(product), 'alice');
    return only(product, 'select id from binding.binding where tenant_id = $1 and ended_at is null');
  },
  'attach-links': async (product) => {
    await useCase(product, AttachLinks).create(product.tenantId, {
      username: 'bob',
      reason: 'sample',
      validHours: 1,
    });
    return only(product, 'select id from binding.attach_link where tenant_id = $1 order by id desc limit 1');
  },
};

/** Real ids of the demo tenant for the parameters of this address that are ids, by their names. */
export async function ownIds(
  product: Product,
  owner: AdminApi,
  path: string,
  names: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const [, kind = '', name = ''] of path.matchAll(/([\w-]+)\/\{(\w+)\}/g)) {
    if (name in names) continue;
    const make = KINDS[kind];
    if (make === undefined) throw new Error(`Say in own-ids.ts how a test gets one of ${kind}`);
    ids[name] = await make(product, owner);
  }
  return ids;
}

async function only(product: Product, sql: string): Promise<string> {
  const [row] = await product.sql<{ id: string }>(sql, [product.tenantId]);
  if (row === undefined) throw new Error(`The demo tenant has none: ${sql}`);
  return row.id;
}

function idOf(answer: Answer): string {
  return answer.json<{ id: string }>().id;
}
