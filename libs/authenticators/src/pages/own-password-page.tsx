import {
  commonTexts,
  Document,
  ErrorBox,
  Form,
  PasswordField,
  tenantPaths,
  toHtml,
  type ErrorNotice,
  type TenantContext,
} from '#pages';
import { ownPasswordPath } from './own-password-path.js';
import { texts } from './texts/index.js';

interface OwnPasswordPageProps {
  readonly context: TenantContext;
  readonly username: string;
  /** The account has no password yet. */
  readonly isFirst: boolean;
  readonly error?: ErrorNotice | undefined;
}

/** The form for the new password, after fresh authentication. It is typed only once, as the person can make it visible. */
export function ownPasswordPage({ context, username, isFirst, error }: OwnPasswordPageProps): string {
  const t = texts(context.locale).own;
  const { slug } = context.tenant;
  const title = isFirst ? t.set : t.change;
  return toHtml(
    <Document context={context} title={title}>
      <h1 safe>{title}</h1>
      <p class="subtitle" safe>
        {isFirst ? t.setText : t.changeText}
      </p>
      <Form context={context} action={ownPasswordPath(slug)}>
        <ErrorBox context={context} error={error} />
        {/* Password managers keep a new password under this name. */}
        <input type="text" name="username" autocomplete="username" value={username} readonly hidden />
        <PasswordField
          context={context}
          name="password"
          label={t.label}
          autocomplete="new-password"
          autofocus
          wrong={error === undefined ? undefined : 'error'}
          hint="password-hint"
        />
        <p class="hint" id="password-hint" safe>
          {t.hint}
        </p>
        <button class="button primary" safe>
          {t.submit}
        </button>
        <a class="link center" href={tenantPaths(slug).home} safe>
          {commonTexts(context.locale).common.cancel}
        </a>
      </Form>
    </Document>,
  );
}
