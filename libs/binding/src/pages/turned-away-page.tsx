import { commonTexts, Document, MessageCard, tenantPaths, toHtml, type TenantContext } from '#pages';
import { texts } from './texts/index.js';

/**
 * The person is not linked to an account, and the organisation admits linked people only. The page is the same for everybody who opens it.
 * The organisation's own text on the logon page may say whom to ask.
 */
export function turnedAwayPage(context: TenantContext): string {
  const t = texts(context.locale).attach.turnedAway;
  const { name, slug, logonText = '' } = context.tenant;
  return toHtml(
    <Document context={context} title={t.title}>
      <MessageCard icon="people" tone="calm" title={t.title} text={t.text(name)}>
        <p class="todo" safe>
          {t.todo(name)}
        </p>
        <div class="actions">
          <a class="button primary" href={tenantPaths(slug).logon} safe>
            {commonTexts(context.locale).common.toLogon}
          </a>
        </div>
        {logonText === '' ? (
          ''
        ) : (
          <p class="own-text" safe>
            {logonText}
          </p>
        )}
      </MessageCard>
    </Document>,
  );
}
