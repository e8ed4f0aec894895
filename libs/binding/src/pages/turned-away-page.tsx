import { commonTexts, Document, Sheet, tenantPaths, toHtml, type TenantContext } from '#pages';
import { texts } from './texts/index.js';

/**
 * Nobody is linked to the person, and the organisation lets only those in who are. The same for everybody who opens it.
 *
 * @param props.help what the organisation says on its logon page; empty: nothing
 */
export function turnedAwayPage(props: { readonly context: TenantContext; readonly help: string }): string {
  const { context, help } = props;
  const t = texts(context.locale).attach.turnedAway;
  return toHtml(
    <Document context={context} title={t.title}>
      <Sheet icon="people" tone="calm" title={t.title} text={t.text(context.tenant.name)}>
        <p class="todo" safe>
          {t.todo(context.tenant.name)}
        </p>
        {help === '' ? (
          ''
        ) : (
          <p class="notice pre" safe>
            {help}
          </p>
        )}
        <div class="actions">
          <a class="button primary" href={tenantPaths(context.tenant.slug).logon} safe>
            {commonTexts(context.locale).common.toLogon}
          </a>
        </div>
      </Sheet>
    </Document>,
  );
}
