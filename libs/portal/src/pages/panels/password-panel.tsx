import { messages } from '../../i18n/index.js';
import { en } from '../../i18n/en.js';
import { zh } from '../../i18n/zh.js';
import { ErrorBox } from '../layout/notice.js';
import { Field, Form } from '../layout/form.js';
import type { LogonMethodPanel, PanelProps } from './logon-method-panel.js';

function PasswordForm({ context, action, state, returnTo }: PanelProps) {
  const t = messages(context.locale).logon;
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
      <Field
        name="password"
        label={t.password}
        type="password"
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

/** Fields: `username`, `password`. Its view may hold `username`, to be filled in again. */
export const passwordPanel: LogonMethodPanel = {
  key: 'password',
  label: { en: en.logon.method.password, zh: zh.logon.method.password },
  render: (props) => <PasswordForm {...props} />,
};
