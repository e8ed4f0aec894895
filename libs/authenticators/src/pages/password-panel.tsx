import {
  ErrorBox,
  Field,
  Form,
  PasswordField,
  tenantPaths,
  type LogonPanel,
  type PanelProps,
  type TenantContext,
  type HelpLink,
} from '#pages';
import { ownPasswordPath } from './own-password-path.js';
import { texts } from './texts/index.js';

function PasswordForm({ context, action, state, returnTo }: PanelProps) {
  const t = texts(context.locale).password;
  const username = state.view?.['username'];
  const known = typeof username === 'string' ? username : undefined;
  const wrong = state.error?.code === 'credentials.wrong' ? 'error' : undefined;
  return (
    <Form context={context} action={action} returnTo={returnTo}>
      <ErrorBox context={context} error={state.error} />
      <Field
        name="username"
        label={t.username}
        value={known}
        autocomplete="username"
        autofocus={known === undefined}
        wrong={wrong}
      />
      <PasswordField
        context={context}
        name="password"
        label={t.password}
        autocomplete="current-password"
        autofocus={known !== undefined}
        wrong={wrong}
      />
      <button class="button primary" safe>
        {t.submit}
      </button>
    </Form>
  );
}

/** The method for people who have forgotten their password: its proof is enough to set a new one. */
const RECOVERS = 'email-code';

function forgotten({ locale, tenant: { slug } }: TenantContext): HelpLink {
  const query = { method: RECOVERS, notice: 'password.forgotten', return_to: ownPasswordPath(slug) };
  return {
    href: `${tenantPaths(slug).logon}?${new URLSearchParams(query).toString()}`,
    label: texts(locale).password.forgotten,
  };
}

/** Fields: `username`, `password`. Its view may contain `username`, to fill the field in again. */
export const passwordPanel: LogonPanel = {
  key: 'password',
  sign: 'lock',
  beside: 'fits',
  refusals: ['credentials.wrong', 'credentials.blocked', 'credentials.outgrown', 'network.blocked'],
  keeps: ['username'],
  helpLink: (context, methods) =>
    methods.some(({ key }) => key === RECOVERS) ? forgotten(context) : undefined,
  render: (props) => <PasswordForm {...props} />,
};
