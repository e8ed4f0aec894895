import { messages } from '../../i18n/index.js';
import { Document, toHtml } from '../layout/document.js';
import { Form } from '../layout/form.js';
import { ErrorBox } from '../layout/notice.js';
import type { ErrorNotice, IdentityView, TenantContext } from '../page-context.js';
import { tenantPaths } from '../paths.js';
import { IdentityCard } from './identity-banner.js';

export interface AttachPageProps {
  readonly context: TenantContext;
  readonly identity: IdentityView;
  readonly error?: ErrorNotice | undefined;
}

/** Scenario 2 begins: which DingTalk identity it is about, and the explicit act that starts the attachment (A4). */
export function attachPage({ context, identity, error }: AttachPageProps): string {
  const t = messages(context.locale).attach;
  const paths = tenantPaths(context.tenant.slug).attach;
  return toHtml(
    <Document context={context} title={t.title}>
      <h1 safe>{t.title}</h1>
      <ErrorBox context={context} error={error} />
      <IdentityCard context={context} identity={identity} />
      <p class="lead" safe>
        {t.explain(context.tenant.name)}
      </p>
      <Form context={context} action={paths.start}>
        <button class="button primary" safe>
          {t.action}
        </button>
        <button class="link center" formaction={paths.cancel} safe>
          {t.notMe}
        </button>
      </Form>
    </Document>,
  );
}
