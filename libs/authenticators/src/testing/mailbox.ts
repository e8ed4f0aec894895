import { MAIL_CONTENT } from '#mail';
import { KEY_RING, type KeyRing } from '#runtime';
import type { Scene } from '../testing/scene.js';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The mails that a worker would send now, oldest first. */
export async function waitingMails(scene: Scene): Promise<readonly Mail[]> {
  const rows = await scene.query<{ id: string; content: string }>(
    'select id, content from mail.outgoing where expires_at > $1 order by id',
    [scene.clock.now()],
  );
  const keyRing = scene.app.get<KeyRing>(KEY_RING);
  return rows.map(({ id, content }) => JSON.parse(keyRing.decrypt(content, MAIL_CONTENT.of(id))) as Mail);
}

/** The code in the newest mail. */
export async function newestCode(scene: Scene): Promise<string> {
  return /^ {4}(\d{6})$/m.exec((await waitingMails(scene)).at(-1)?.text ?? '')?.[1] ?? 'none';
}
