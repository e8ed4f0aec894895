import { messages } from '../../i18n/index.js';
import { en } from '../../i18n/en.js';
import { zh } from '../../i18n/zh.js';
import { ErrorBox } from '../layout/notice.js';
import { Field, Form } from '../layout/form.js';
import type { LogonMethodPanel, PanelProps } from './logon-method-panel.js';

function AskIdentifier({ context, action, state, returnTo }: PanelProps) {
  const t = messages(context.locale).logon.code;
  const known = state.view?.['identifier'];
  return (
    <Form context={context} action={action} returnTo={returnTo}>
      <ErrorBox context={context} error={state.error} />
      <p class="hint" safe>
        {t.intro}
      </p>
      <Field
        name="identifier"
        label={t.identifier}
        value={typeof known === 'string' ? known : undefined}
        autocomplete="username"
        autofocus
      />
      <button class="button primary" safe>
        {t.send}
      </button>
    </Form>
  );
}

function AskCode({ context, action, state, returnTo }: PanelProps) {
  const t = messages(context.locale).logon.code;
  const isWrong = state.error?.code.startsWith('code.') === true;
  return (
    <>
      <Form context={context} action={action} returnTo={returnTo}>
        <ErrorBox context={context} error={state.error} />
        <p class="hint" id="code-hint" safe>
          {t.sent(String(state.view?.['sentTo'] ?? ''))}
        </p>
        <div class="field">
          <label for="field-code" safe>
            {t.label}
          </label>
          <input
            id="field-code"
            class="code"
            name="code"
            type="text"
            inputmode="numeric"
            autocomplete="one-time-code"
            pattern="[0-9 ]{6,7}"
            maxlength="7"
            required
            autofocus
            data-digits="6"
            aria-invalid={isWrong ? 'true' : undefined}
            aria-describedby={isWrong ? 'error' : 'code-hint'}
          />
        </div>
        <button class="button primary" safe>
          {t.submit}
        </button>
      </Form>
      <div class="pair">
        <Form context={context} action={action} returnTo={returnTo} class="inline">
          <input type="hidden" name="resend" value="1" />
          <button class="link" safe>
            {t.resend}
          </button>
        </Form>
        <Form context={context} action={action} returnTo={returnTo} class="inline">
          <input type="hidden" name="restart" value="1" />
          <button class="link" safe>
            {t.other}
          </button>
        </Form>
      </div>
    </>
  );
}

/**
 * Fields: `identifier`, then `code`; or `resend=1`, or `restart=1` to name another address. The view
 * `{ step: 'code', sentTo }` shows the second step; `sentTo` is what the person typed, never an address looked up.
 */
export const emailCodePanel: LogonMethodPanel = {
  key: 'email-code',
  label: { en: en.logon.method.emailCode, zh: zh.logon.method.emailCode },
  render: (props) =>
    props.state.view?.['step'] === 'code' ? <AskCode {...props} /> : <AskIdentifier {...props} />,
};
