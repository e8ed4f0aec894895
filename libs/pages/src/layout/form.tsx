import type { PropsWithChildren } from '@kitajs/html';
import type { PageContext } from '../context/page-context.js';
import { texts } from '../texts/index.js';
import { Icon } from './icons.js';

interface FormProps {
  readonly context: PageContext;
  readonly action: string;
  readonly id?: string | undefined;
  readonly class?: string | undefined;
  readonly hidden?: boolean | undefined;
  /** Sent with the form as `return_to`. */
  readonly returnTo?: string | undefined;
}

/** A form for POST, with the anti-CSRF value. Works without any script. */
export function Form(props: PropsWithChildren<FormProps>) {
  return (
    <form
      method="post"
      action={props.action}
      id={props.id}
      class={props.class ?? 'form'}
      hidden={props.hidden}
    >
      <input type="hidden" name="_csrf" value={props.context.csrf} />
      {props.returnTo === undefined ? '' : <input type="hidden" name="return_to" value={props.returnTo} />}
      {props.children}
    </form>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly autocomplete: string;
  readonly autofocus?: boolean | undefined;
  readonly readonly?: boolean | undefined;
  /** Id of the element with the error text. */
  readonly wrong?: string | undefined;
  /** Id of the element with the hint. */
  readonly hint?: string | undefined;
}

/** A labelled text field. */
export function Field(props: FieldProps) {
  return (
    <div class="field">
      <Label {...props} />
      <Input {...props} type="text" />
    </div>
  );
}

/** A labelled field for a password; if scripts run, the input can be shown. */
export function PasswordField({ context, ...props }: FieldProps & { readonly context: PageContext }) {
  return (
    <div class="field">
      <Label {...props} />
      <div class="reveal">
        <Input {...props} type="password" />
        <button
          type="button"
          class="reveal-button"
          data-reveal={idOf(props.name)}
          aria-pressed="false"
          hidden
        >
          <Icon name="eye" />
          <span class="visually-hidden" safe>
            {texts(context.locale).common.showPassword}
          </span>
        </button>
      </div>
    </div>
  );
}

function Label({ name, label }: FieldProps) {
  return (
    <label for={idOf(name)} safe>
      {label}
    </label>
  );
}

function Input(props: FieldProps & { readonly type: 'text' | 'password' }) {
  return (
    <input
      id={idOf(props.name)}
      name={props.name}
      type={props.type}
      value={props.value}
      autocomplete={props.autocomplete}
      autocapitalize="none"
      spellcheck="false"
      maxlength="256"
      required
      autofocus={props.autofocus}
      readonly={props.readonly}
      aria-invalid={props.wrong === undefined ? undefined : 'true'}
      aria-describedby={props.wrong ?? props.hint}
    />
  );
}

function idOf(name: string): string {
  return `field-${name}`;
}
