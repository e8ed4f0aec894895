import { ErrorBox, Field, Form, type LogonPanel, type PanelProps } from '#pages';
import { texts } from './texts/index.js';

function AskIdentifier({ context, action, state, returnTo }: PanelProps) {
  const t = texts(context.locale).code;
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
  const t = texts(context.locale).code;
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
 * Fields: `identifier`, then `code`; or `resend=1`, or `restart=1` to enter another address. The view `{ step: 'code', sentTo }` shows the
 * second step; `sentTo` is what the person typed, never an address that was looked up.
 */
export const emailCodePanel: LogonPanel = {
  key: 'email-code',
  sign: 'mail',
  refusals: [
    'code.wrong',
    'code.expired',
    'code.too_many',
    'credentials.wrong',
    'credentials.blocked',
    'credentials.outgrown',
    'network.blocked',
  ],
  keeps: ['identifier'],
  render: (props) =>
    props.state.view?.['step'] === 'code' ? <AskCode {...props} /> : <AskIdentifier {...props} />,
};
