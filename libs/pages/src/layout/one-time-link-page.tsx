import type { AccountView, TenantContext } from '../context/page-context.js';
import { Document, toHtml } from './document.js';
import { DescriptionItem, DescriptionList } from './description-list.js';
import { Form } from './form.js';
import type { IconName } from './icons.js';
import { Timestamp } from './timestamp.js';
import { Notice } from './notice.js';
import { MessageCard } from './message-card.js';

export interface OneTimeLinkPageProps {
  readonly context: TenantContext;
  readonly icon: IconName;
  readonly texts: {
    readonly title: string;
    readonly text: string;
    readonly account: string;
    readonly validUntil: string;
    readonly warning: string;
    readonly submit: string;
  };
  /** The account that the link is for. */
  readonly account: AccountView;
  readonly validUntil: Date;
  /** The address that the page's form is posted to: the link's own address. */
  readonly action: string;
}

/** The page of a one-time link. Opening it does nothing, as mail programs and chats open links, too; continuing is a POST. */
export function oneTimeLinkPage({
  context,
  icon,
  texts: t,
  account,
  validUntil,
  action,
}: OneTimeLinkPageProps): string {
  return toHtml(
    <Document context={context} title={t.title}>
      <MessageCard icon={icon} tone="calm" title={t.title} text={t.text}>
        <DescriptionList>
          <DescriptionItem label={t.account}>
            <strong safe>{account.displayName}</strong> <small safe>{account.username}</small>
          </DescriptionItem>
          <DescriptionItem label={t.validUntil}>
            <Timestamp context={context} at={validUntil} style="absolute" />
          </DescriptionItem>
        </DescriptionList>
        <Notice tone="warn" text={t.warning} />
        <Form context={context} action={action} class="actions">
          <button class="button primary" safe>
            {t.submit}
          </button>
        </Form>
      </MessageCard>
    </Document>,
  );
}
