import {
  Document,
  DescriptionItem,
  DescriptionList,
  MessageCard,
  tenantPaths,
  toHtml,
  type IconName,
  type TenantContext,
} from '#pages';
import { texts } from './texts/index.js';

interface ShortPageProps {
  readonly context: TenantContext;
  readonly icon: IconName;
  readonly tone: 'good' | 'calm' | 'bad';
  readonly title: string;
  readonly text: string;
  readonly link?: { readonly href: string; readonly label: string };
}

/** A page with one message and a link. */
export function shortPage({ context, icon, tone, title, text, link }: ShortPageProps): string {
  return toHtml(
    <Document context={context} title={title}>
      <MessageCard icon={icon} tone={tone} title={title} text={text}>
        {link === undefined ? (
          ''
        ) : (
          <div class="actions">
            <a class="button" href={link.href} safe>
              {link.label}
            </a>
          </div>
        )}
      </MessageCard>
    </Document>,
  );
}

interface RefusedPageProps {
  readonly context: TenantContext;
  readonly error: string;
  readonly description: string | undefined;
}

/** The page for a request that fails and whose error cannot be sent to the application. */
export function refusedPage({ context, error, description }: RefusedPageProps): string {
  const t = texts(context.locale).refused;
  return toHtml(
    <Document context={context} title={t.title}>
      <MessageCard icon="alert" tone="bad" title={t.title} text={t.text}>
        <DescriptionList>
          <DescriptionItem label={t.cause}>
            <span safe>{description === undefined ? error : `${error}: ${description}`}</span>
          </DescriptionItem>
        </DescriptionList>
        <div class="actions">
          <a class="button primary" href={tenantPaths(context.tenant.slug).home} safe>
            {t.home}
          </a>
        </div>
      </MessageCard>
    </Document>,
  );
}
