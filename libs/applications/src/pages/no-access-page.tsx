import { Document, Form, MessageCard, tenantPaths, toHtml, type TenantContext } from '#pages';
import { texts } from './texts/index.js';

interface NoAccessPageProps {
  readonly context: TenantContext;
  readonly application: string;
  readonly account: string;
  /** The person responsible for the application. */
  readonly owner: string | undefined;
}

/** Tells a person that an application is not for them, and whom to ask. */
export function noAccessPage({ context, application, account, owner }: NoAccessPageProps): string {
  const t = texts(context.locale).noAccess;
  const paths = tenantPaths(context.tenant.slug);
  return toHtml(
    <Document context={context} title={t.title(application)}>
      <MessageCard icon="off" tone="calm" title={t.title(application)} text={t.text(account)}>
        <p safe>{owner === undefined ? t.askAdministrator : t.ask(owner)}</p>
        <div class="actions">
          <a class="button primary" href={paths.home} safe>
            {t.home}
          </a>
          <Form context={context} action={paths.logoff} class="stack">
            <input type="hidden" name="then" value="logon" />
            <button class="button" safe>
              {t.other}
            </button>
          </Form>
        </div>
      </MessageCard>
    </Document>,
  );
}
