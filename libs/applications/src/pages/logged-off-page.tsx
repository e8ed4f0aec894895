import { Document, MessageCard, tenantPaths, toHtml, type TenantContext } from '#pages';
import { texts } from './texts/index.js';

/** Tells a person that an application has logged them off here. */
export function loggedOffPage({ context }: { readonly context: TenantContext }): string {
  const t = texts(context.locale).loggedOff;
  return toHtml(
    <Document context={context} title={t.title}>
      <MessageCard icon="check" tone="good" title={t.title} text={t.text}>
        <div class="actions" data-logged-off="">
          <a class="button primary" href={tenantPaths(context.tenant.slug).logon} safe>
            {t.again}
          </a>
        </div>
      </MessageCard>
    </Document>,
  );
}
