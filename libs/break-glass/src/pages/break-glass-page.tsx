import {
  Document,
  Fact,
  Facts,
  Form,
  Moment,
  Notice,
  Sheet,
  toHtml,
  type AccountView,
  type TenantContext,
} from '#pages';
import { texts } from './texts/index.js';

interface BreakGlassPageProps {
  readonly context: TenantContext;
  /** The administrator whom the operator made the link for. */
  readonly account: AccountView;
  readonly validUntil: Date;
  /** Where the page's form is posted to: the link's own address. */
  readonly action: string;
}

/** Opened from the operator's emergency link. Opening alone does nothing; logging on is a POST. */
export function breakGlassPage({ context, account, validUntil, action }: BreakGlassPageProps): string {
  const t = texts(context.locale).page;
  return toHtml(
    <Document context={context} title={t.title}>
      <Sheet icon="key" tone="calm" title={t.title} text={t.text(context.tenant.name)}>
        <Facts>
          <Fact label={t.account}>
            <strong safe>{account.displayName}</strong> <small safe>{account.username}</small>
          </Fact>
          <Fact label={t.validUntil}>
            <Moment context={context} at={validUntil} style="absolute" />
          </Fact>
        </Facts>
        <Notice tone="warn" text={t.warning} />
        <Form context={context} action={action} class="actions">
          <button class="button primary" safe>
            {t.submit}
          </button>
        </Form>
      </Sheet>
    </Document>,
  );
}
