import { messages } from '../../i18n/index.js';
import { Document, toHtml } from '../layout/document.js';
import { Form } from '../layout/form.js';
import { Sheet } from '../layout/sheet.js';
import type { IdentityView, TenantContext } from '../page-context.js';
import { tenantPaths } from '../paths.js';

export interface UnlinkPageProps {
  readonly context: TenantContext;
  readonly identity: IdentityView & { readonly id: string };
}

/** After fresh authentication: the last question before the link ends. Posts `confirmed=1` to the unlink address. */
export function unlinkPage({ context, identity }: UnlinkPageProps): string {
  const all = messages(context.locale);
  const t = all.home.unlink;
  const paths = tenantPaths(context.tenant.slug);
  const name = `${identity.maskedName} (${identity.organisation})`;
  return toHtml(
    <Document context={context} title={t.title}>
      <Sheet icon="link" tone="calm" title={t.title} text={t.text(name)}>
        <Form context={context} action={paths.unlink(identity.id)} class="actions">
          <input type="hidden" name="confirmed" value="1" />
          <button class="button primary" safe>
            {t.submit}
          </button>
          <a class="button" href={paths.home} safe>
            {all.common.cancel}
          </a>
        </Form>
      </Sheet>
    </Document>,
  );
}
