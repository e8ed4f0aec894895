import { ErrorBox, Field, Form, PasswordField, type LogonPanel, type PanelProps } from '#pages';
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

/** Fields: `username`, `password`. Its view may hold `username`, to be filled in again. */
export const passwordPanel: LogonPanel = {
  key: 'password',
  sign: 'lock',
  refusals: ['credentials.wrong', 'credentials.blocked', 'credentials.outgrown', 'network.blocked'],
  keeps: ['username'],
  render: (props) => <PasswordForm {...props} />,
};
