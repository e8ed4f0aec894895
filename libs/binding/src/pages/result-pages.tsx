import type { BilingualText } from '#kernel';
import {
  commonTexts,
  Document,
  DescriptionItem,
  DescriptionList,
  Form,
  MessageCard,
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
      <MessageCard icon="check" tone="good" title={t.title} text={t.text(identity.provider[context.locale])}>
        <DescriptionList>
          <DescriptionItem label={attach.identity(identity.provider[context.locale])}>
            <strong safe>{identity.name}</strong> <small safe>{identity.organisation}</small>
          </DescriptionItem>
          <DescriptionItem label={t.account}>
            <strong safe>{account.displayName}</strong> <small safe>{account.username}</small>
          </DescriptionItem>
        </DescriptionList>
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
      </MessageCard>
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
      <MessageCard icon="check" tone="calm" title={t.title} text={t.text(provider[context.locale])}>
        <div class="actions">
          <a class="button primary" href={tenantPaths(context.tenant.slug).logon} safe>
            {commonTexts(context.locale).common.toLogon}
          </a>
        </div>
      </MessageCard>
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
      <MessageCard icon="key" tone="calm" title={t.title} text={t.text}>
        <p class="todo" safe>
          {t.todo}
        </p>
        <DescriptionList>
          <DescriptionItem label={attach.identity(identity.provider[context.locale])}>
            <strong safe>{identity.name}</strong> <small safe>{identity.organisation}</small>
          </DescriptionItem>
        </DescriptionList>
      </MessageCard>
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
      <MessageCard icon="link" tone="calm" title={title} text={attach.byLink(provider)}>
        <DescriptionList>
          <DescriptionItem label={attach.identity(provider)}>
            <strong safe>{identity.name}</strong> <small safe>{identity.organisation}</small>
          </DescriptionItem>
          <DescriptionItem label={attach.result.account}>
            <strong safe>{account.displayName}</strong> <small safe>{account.username}</small>
          </DescriptionItem>
        </DescriptionList>
        <Form context={context} action={paths.byLink} class="actions">
          <button class="button primary" safe>
            {attach.action}
          </button>
          <button class="link center" formaction={paths.cancel} safe>
            {attach.notMe}
          </button>
        </Form>
      </MessageCard>
    </Document>,
  );
}
