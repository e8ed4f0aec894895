import { Document, Form, MessageCard, toHtml, type TenantContext } from '#pages';
import type { BilingualText } from '#kernel';
import { texts } from './texts/index.js';

interface ConsentPageProps {
  readonly context: TenantContext;
  readonly application: string;
  readonly scopes: readonly string[];
  /** The label of an identity provider's scope. */
  readonly labelOf: (scope: string) => BilingualText | undefined;
  readonly action: string;
}

/** Asks a person whether an application may learn who they are. */
export function consentPage({ context, application, scopes, labelOf, action }: ConsentPageProps): string {
  const t = texts(context.locale).consent;
  const known: Readonly<Record<string, string>> = t.scopes;
  return toHtml(
    <Document context={context} title={t.title(application)} styles={['home.css']}>
      <MessageCard icon="shield" tone="calm" title={t.title(application)} text={t.text(application)}>
        <ul class="rows">
          {scopes.map((scope) => (
            <li class="row" safe>
              {known[scope] ?? labelOf(scope)?.[context.locale] ?? t.other(scope)}
            </li>
          ))}
        </ul>
        <Form context={context} action={action} class="actions">
          <button class="button primary" name="decision" value="allow" safe>
            {t.allow}
          </button>
          <button class="button" name="decision" value="deny" safe>
            {t.deny}
          </button>
        </Form>
        <p class="hint after" safe>
          {t.hint}
        </p>
      </MessageCard>
    </Document>,
  );
}
