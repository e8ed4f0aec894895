import { commonTexts, Document, Sheet, tenantPaths, toHtml, type TenantContext } from '#pages';
import { texts } from './texts/index.js';

/**
 * Nobody is linked to the person, and the organisation lets only those in who are. The same for everybody who opens it. Whom to ask, the
 * organisation's own text of the logon page may say.
 */
export function turnedAwayPage(context: TenantContext): string {
  const t = texts(context.locale).attach.turnedAway;
  const { name, slug, logonText = '' } = context.tenant;
  return toHtml(
    <Document context={context} title={t.title}>
      <Sheet icon="people" tone="calm" title={t.title} text={t.text(name)}>
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
      </Sheet>
    </Document>,
  );
}
