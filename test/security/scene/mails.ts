import { MAIL_CONTENT } from '#mail';
import { KEY_RING, type KeyRing } from '#runtime';
import type { Product } from '../../harness/start-product.js';

interface Mail {
  readonly to: string;
  readonly text: string;
}

/** The code in the newest unsent email to an address; `none` without one. Needs no worker. */
export async function newestCode(product: Product, to: string): Promise<string> {
  const rows = await product.sql<{ id: string; content: string }>(
    'select id, content from mail.outgoing order by id desc',
  );
  const keyRing = product.server.app.get<KeyRing>(KEY_RING);
  const mails = rows.map(
    ({ id, content }) => JSON.parse(keyRing.decrypt(content, MAIL_CONTENT.of(id))) as Mail,
  );
  const mail = mails.find((one) => one.to === to);
  return /^ {4}(\d{6})$/m.exec(mail?.text ?? '')?.[1] ?? 'none';
}
