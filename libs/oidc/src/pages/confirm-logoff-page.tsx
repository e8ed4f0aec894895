import { Document, MessageCard, tenantPaths, toHtml, type TenantContext } from '#pages';
import type { ProviderForm } from './oidc-pages.js';
import { texts } from './texts/index.js';

/** Submits the page's only form. The script is a constant, so that nothing in it comes from outside. */
const SUBMIT = 'document.getElementById("logoff").submit()';

interface ConfirmLogoffProps {
  readonly context: TenantContext;
  readonly form: ProviderForm;
  /** The person has already asked for it in the application, so the form submits itself. */
  readonly isMeant: boolean;
}

/** Asks whether to log off, as any page can send people here (OpenID Connect RP-Initiated Logout, 2). */
export function confirmLogoffPage({ context, form, isMeant }: ConfirmLogoffProps): string {
  const t = texts(context.locale).logoff;
  const safeScript = SUBMIT;
  return toHtml(
    <Document context={context} title={t.title}>
      <MessageCard icon="off" tone="calm" title={t.title} text={t.text}>
        <div class="actions">
          <form method="post" action={form.action} id="logoff" class="stack">
            <input type="hidden" name="xsrf" value={form.xsrf} />
            <input type="hidden" name="logout" value="yes" />
            <button class="button primary" safe>
              {t.submit}
            </button>
          </form>
          <a class="button" href={tenantPaths(context.tenant.slug).home} safe>
            {t.stay}
          </a>
        </div>
        {isMeant ? <script nonce={context.nonce}>{safeScript}</script> : ''}
      </MessageCard>
    </Document>,
  );
}
