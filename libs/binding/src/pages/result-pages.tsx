import type { BilingualText } from '#kernel';
import {
  commonTexts,
  Document,
  Fact,
  Facts,
  Form,
  Sheet,
  tenantPaths,
  toHtml,
  type AccountView,
  type TenantContext,
} from '#pages';
import { attachPaths } from './attach-paths.js';
import type { IdentityView } from './identity-card.js';
import { texts } from './texts/index.js';

interface AttachResultPageProps {
  readonly context: TenantContext;
  readonly identity: IdentityView;
  readonly account: AccountView;
  readonly goOnTo: string;
}

/** Names both sides of the new link, and offers to undo it (A4). */
export function attachResultPage({ context, identity, account, goOnTo }: AttachResultPageProps): string {
  const { attach } = texts(context.locale);
  const t = attach.result;
  return toHtml(
    <Document context={context} title={t.title}>
      <Sheet icon="check" tone="good" title={t.title} text={t.text(identity.provider[context.locale])}>
        <Facts>
          <Fact label={attach.identity(identity.provider[context.locale])}>
            <strong safe>{identity.name}</strong> <small safe>{identity.organisation}</small>
          </Fact>
          <Fact label={t.account}>
            <strong safe>{account.displayName}</strong> <small safe>{account.username}</small>
          </Fact>
        </Facts>
        <div class="actions">
          <a class="button primary" href={goOnTo} safe>
            {t.goOn}
          </a>
          <Form context={context} action={attachPaths(context.tenant.slug).undo} class="stack">
            <button class="button" safe>
              {t.undo}
            </button>
          </Form>
        </div>
        <p class="hint after" safe>
          {t.undoHint}
        </p>
      </Sheet>
    </Document>,
  );
}

/** The person has undone the link. */
export function attachUndonePage(props: {
  readonly context: TenantContext;
  readonly provider: BilingualText;
}): string {
  const { context, provider } = props;
  const t = texts(context.locale).attach.undone;
  return toHtml(
    <Document context={context} title={t.title}>
      <Sheet icon="check" tone="calm" title={t.title} text={t.text(provider[context.locale])}>
        <div class="actions">
          <a class="button primary" href={tenantPaths(context.tenant.slug).logon} safe>
            {commonTexts(context.locale).common.toLogon}
          </a>
        </div>
      </Sheet>
    </Document>,
  );
}

/** No method that proves an account is usable: says what to do instead. */
export function attachWithoutMethodPage(props: {
  readonly context: TenantContext;
  readonly identity: IdentityView;
}): string {
  const { context, identity } = props;
  const { attach } = texts(context.locale);
  const t = attach.noMethod;
  return toHtml(
    <Document context={context} title={t.title}>
      <Sheet icon="key" tone="calm" title={t.title} text={t.text}>
        <p class="todo" safe>
          {t.todo}
        </p>
        <Facts>
          <Fact label={attach.identity(identity.provider[context.locale])}>
            <strong safe>{identity.name}</strong> <small safe>{identity.organisation}</small>
          </Fact>
        </Facts>
      </Sheet>
    </Document>,
  );
}

interface AttachByLinkPageProps {
  readonly context: TenantContext;
  readonly identity: IdentityView;
  /** The account of the claimed link. */
  readonly account: AccountView;
}

/** The person came with a one-time link, which proves the account: names both sides and asks for confirmation. */
export function attachByLinkPage({ context, identity, account }: AttachByLinkPageProps): string {
  const { attach } = texts(context.locale);
  const paths = attachPaths(context.tenant.slug);
  const provider = identity.provider[context.locale];
  const title = attach.title(provider);
  return toHtml(
    <Document context={context} title={title}>
      <Sheet icon="link" tone="calm" title={title} text={attach.byLink(provider)}>
        <Facts>
          <Fact label={attach.identity(provider)}>
            <strong safe>{identity.name}</strong> <small safe>{identity.organisation}</small>
          </Fact>
          <Fact label={attach.result.account}>
            <strong safe>{account.displayName}</strong> <small safe>{account.username}</small>
          </Fact>
        </Facts>
        <Form context={context} action={paths.byLink} class="actions">
          <button class="button primary" safe>
            {attach.action}
          </button>
          <button class="link center" formaction={paths.cancel} safe>
            {attach.notMe}
          </button>
        </Form>
      </Sheet>
    </Document>,
  );
}
