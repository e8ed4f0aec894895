import { BrandHeading, Document, Notice, MessageCard, toHtml, type TenantContext } from '#pages';
import { texts } from '../texts/index.js';
import type { LogonPageProps } from './logon-page-props.js';
import { Alone, Both } from './method-layouts.js';

/** The tenant's logon page. */
export function logonPage(props: LogonPageProps): string {
  const { context, current, beside, notice, elsewhere, application } = props;
  const t = texts(context.locale).logon;
  if (current === undefined) return withoutMethod(context);
  const title = t.title(context.tenant.name);
  return toHtml(
    <Document
      context={context}
      title={title}
      scripts={[...(current.scripts ?? []), ...(beside?.panel.scripts ?? [])]}
      styles={[...(current.styles ?? []), ...(beside?.panel.styles ?? [])]}
      brand="within"
    >
      <BrandHeading context={context} title={title} />
      {application === undefined ? '' : <Notice tone="calm" text={t.leadsTo(application)} />}
      {notice === undefined ? '' : <Notice tone="calm" text={notice} />}
      {elsewhere === undefined ? (
        ''
      ) : (
        <Notice
          tone="calm"
          text={t.elsewhere(elsewhere.name)}
          link={{ href: elsewhere.home, label: t.toElsewhere(elsewhere.name) }}
        />
      )}
      {beside === undefined ? (
        <Alone {...props} current={current} />
      ) : (
        <Both {...props} current={current} beside={beside} />
      )}
      <OwnText text={context.tenant.logonText} />
    </Document>,
  );
}

/** The organisation's own text; last, as it may be long. */
function OwnText({ text = '' }: { text: string | undefined }) {
  if (text === '') return '';
  return (
    <p class="own-text" safe>
      {text}
    </p>
  );
}

function withoutMethod(context: TenantContext): string {
  const t = texts(context.locale).logon.noMethod;
  return toHtml(
    <Document context={context} title={t.title}>
      <MessageCard icon="off" tone="calm" title={t.title} text={t.text} />
    </Document>,
  );
}
