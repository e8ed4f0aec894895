import { Document, Form, toHtml, type TenantContext } from '#pages';
import { attachPaths } from './attach-paths.js';
import { IdentityCard, type IdentityView } from './identity-card.js';
import { texts } from './texts/index.js';

interface AttachPageProps {
  readonly context: TenantContext;
  readonly identity: IdentityView;
}

/** The start of scenario 2: names the identity, and offers the explicit act that starts the attachment (A4). */
export function attachPage({ context, identity }: AttachPageProps): string {
  const t = texts(context.locale).attach;
  const paths = attachPaths(context.tenant.slug);
  const title = t.title(identity.provider[context.locale]);
  return toHtml(
    <Document context={context} title={title}>
      <h1 safe>{title}</h1>
      <IdentityCard context={context} identity={identity} />
      <p class="lead" safe>
        {t.explain(context.tenant.name)}
      </p>
      <Form context={context} action={paths.start}>
        <button class="button primary" safe>
          {t.action}
        </button>
        <button class="link center" formaction={paths.cancel} safe>
          {t.notMe}
        </button>
      </Form>
    </Document>,
  );
}
