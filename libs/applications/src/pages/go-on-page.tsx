import { Document, MessageCard, toHtml, type TenantContext } from '#pages';
import { texts } from './texts/index.js';

/** Sends the browser on to an application after a form, whose policy would block a redirect. */
export function goOnPage(context: TenantContext, address: string): string {
  const t = texts(context.locale).goOn;
  return toHtml(
    <Document context={context} title={t.title}>
      <MessageCard icon="arrow" tone="calm" title={t.title} text={t.text}>
        <div class="actions">
          <a class="button" href={address} rel="noreferrer" safe>
            {t.link}
          </a>
        </div>
      </MessageCard>
    </Document>,
  );
}
