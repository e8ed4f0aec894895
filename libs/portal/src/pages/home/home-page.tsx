import {
  commonTexts,
  Document,
  Form,
  Notice,
  tenantPaths,
  toHtml,
  type AccountView,
  type TenantContext,
} from '#pages';
import { texts } from '../texts/index.js';

interface HomePageProps {
  readonly context: TenantContext;
  readonly account: AccountView & { readonly email: string | null };
  /** The sections of the modules, in their order. */
  readonly sections: readonly JSX.Element[];
  /** Additional stylesheets of the sections. */
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  /** The person may open the admin console. */
  readonly showsConsole: boolean;
  readonly notice?: string | undefined;
}

/** The portal's home: the person's account, and the sections of modules. */
export function homePage(props: HomePageProps): string {
  const { context, account, notice, styles = [], scripts } = props;
  const t = texts(context.locale).home;
  const paths = tenantPaths(context.tenant.slug);
  const safeSections = [...props.sections];
  return toHtml(
    <Document
      context={context}
      title={t.account}
      styles={['home.css', ...styles]}
      scripts={scripts}
      width="wide"
    >
      <div
        class="top"
        data-session-events={paths.sessionEvents}
        data-session-ended={`${paths.logon}?notice=session.ended`}
      >
        <div>
          <h1 safe>{t.title(account.displayName)}</h1>
          <p class="hint" safe>
            {[account.username, account.email].filter((part) => part !== null).join(' · ')}
          </p>
        </div>
        <div class="buttons">
          {props.showsConsole ? (
            <a class="button small" href={paths.console} safe>
              {t.console}
            </a>
          ) : (
            ''
          )}
          <Form context={context} action={paths.logoff} class="inline">
            <button class="button small" safe>
              {commonTexts(context.locale).common.logOff}
            </button>
          </Form>
        </div>
      </div>
      {notice === undefined ? '' : <Notice tone="good" text={notice} />}
      {safeSections}
    </Document>,
  );
}
