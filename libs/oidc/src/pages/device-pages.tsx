import {
  Document,
  DescriptionItem,
  DescriptionList,
  Refusal,
  MessageCard,
  toHtml,
  type TenantContext,
} from '#pages';
import type { ProviderForm, UserCodeProblem } from './oidc-pages.js';
import { texts } from './texts/index.js';

interface CodePageProps {
  readonly context: TenantContext;
  readonly form: ProviderForm;
  readonly entered: string | undefined;
  readonly problem: UserCodeProblem | undefined;
}

/** Asks for the code that a device shows. */
export function userCodePage({ context, form, entered, problem }: CodePageProps): string {
  const t = texts(context.locale).device;
  return toHtml(
    <Document context={context} title={t.title}>
      <h1 safe>{t.title}</h1>
      <p class="subtitle" safe>
        {t.text}
      </p>
      {problem === undefined ? '' : <Refusal text={t.problems[problem]} />}
      <form method="post" action={form.action} class="form">
        <input type="hidden" name="xsrf" value={form.xsrf} />
        <div class="field">
          <label for="user_code" safe>
            {t.code}
          </label>
          <input
            id="user_code"
            name="user_code"
            value={entered}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            maxlength="40"
            required
            autofocus
            aria-invalid={problem === undefined ? undefined : 'true'}
            aria-describedby={problem === undefined ? undefined : 'error'}
          />
        </div>
        <button class="button primary" safe>
          {t.goOn}
        </button>
      </form>
    </Document>,
  );
}

interface ConfirmPageProps {
  readonly context: TenantContext;
  readonly form: ProviderForm;
  readonly userCode: string;
  readonly application: string;
}

/** Lets the person compare the code before the device gets anything (RFC 8628, 3.3). */
export function confirmDevicePage({ context, form, userCode, application }: ConfirmPageProps): string {
  const t = texts(context.locale).device;
  return toHtml(
    <Document context={context} title={t.confirmTitle}>
      <MessageCard icon="shield" tone="calm" title={t.confirmTitle} text={t.confirmText(application)}>
        <DescriptionList>
          <DescriptionItem label={t.code}>
            <strong class="user-code" safe>
              {userCode}
            </strong>
          </DescriptionItem>
        </DescriptionList>
        <div class="actions">
          {[
            { field: 'confirm', class: 'button primary', label: t.confirm },
            { field: 'abort', class: 'button', label: t.cancel },
          ].map((act) => (
            <form method="post" action={form.action} class="stack">
              <input type="hidden" name="xsrf" value={form.xsrf} />
              <input type="hidden" name="user_code" value={userCode} />
              <input type="hidden" name={act.field} value="yes" />
              <button class={act.class} safe>
                {act.label}
              </button>
            </form>
          ))}
        </div>
      </MessageCard>
    </Document>,
  );
}
