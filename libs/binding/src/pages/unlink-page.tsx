import { commonTexts, Document, Form, MessageCard, tenantPaths, toHtml, type TenantContext } from '#pages';
import type { IdentityView } from './identity-card.js';
import { texts } from './texts/index.js';
import { unlinkPath } from './unlink-path.js';

interface UnlinkPageProps {
  readonly context: TenantContext;
  readonly identity: IdentityView & { readonly id: string };
}

/** After fresh authentication: asks for confirmation before the link ends. Posts `confirmed=1` to the unlink address. */
export function unlinkPage({ context, identity }: UnlinkPageProps): string {
  const t = texts(context.locale).unlink;
  const { slug } = context.tenant;
  return toHtml(
    <Document context={context} title={t.title}>
      <MessageCard
        icon="link"
        tone="calm"
        title={t.title}
        text={t.text(identity.name, identity.organisation)}
      >
        <Form context={context} action={unlinkPath(slug, identity.id)} class="actions">
          <input type="hidden" name="confirmed" value="1" />
          <button class="button danger" safe>
            {t.submit}
          </button>
          <a class="button" href={tenantPaths(slug).home} safe>
            {commonTexts(context.locale).common.cancel}
          </a>
        </Form>
      </MessageCard>
    </Document>,
  );
}
