import { RotateCallbackKeys } from '#dingtalk';
import { DirectorySources, ShowFollowing } from '#directory';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';

/** The directory of a command. */
export interface DirectoryOptions {
  readonly tenant: string;
  readonly key?: string;
}

/** `directory push rotate` */
export async function rotatePush(product: Product, { tenant: slug, key }: DirectoryOptions): Promise<Answer> {
  const tenant = await product.tenant(slug);
  const { connection } = await product.get(DirectorySources).of(tenant.id, key);
  const { url, token, aesKey } = await product.get(RotateCallbackKeys).execute(tenant.id, connection.id);
  return {
    json: { url, token, aesKey },
    text: [
      table(
        ['ENTER', 'VALUE'],
        [
          ['Request URL', url],
          ['Token (签名 token)', token],
          ['AES key (加密 aes_key)', aesKey],
        ],
      ),
      'The previous keys stay valid for one more day.',
    ].join('\n'),
  };
}

/** `directory status` */
export async function showStatus(product: Product, { tenant: slug, key }: DirectoryOptions): Promise<Answer> {
  const tenant = await product.tenant(slug);
  const following = await product.get(ShowFollowing).execute(tenant.id, key);
  return {
    json: following,
    text: table(
      ['WHAT', 'VALUE'],
      Object.entries<Date | string | number | object | null>({ ...following }).map(([name, value]) => [
        name,
        wordOf(value),
      ]),
    ),
  };
}

function wordOf(value: Date | string | number | object | null): string {
  if (value instanceof Date) return value.toISOString();
  if (value === null) return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
