import type { PageContext } from '../context/page-context.js';
import { texts } from '../texts/index.js';

/** Copies a text that people pass on or keep. Visible only if scripts run. */
export function CopyButton({ context, text }: { context: PageContext; text: string }) {
  const t = texts(context.locale).common;
  return (
    <button type="button" class="link" data-copy={text} data-copied={t.copied} hidden safe>
      {t.copy}
    </button>
  );
}
