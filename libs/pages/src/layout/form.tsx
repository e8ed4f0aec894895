import type { PropsWithChildren } from '@kitajs/html';
import type { PageContext } from '../context/page-context.js';

interface FormProps {
  readonly context: PageContext;
  readonly action: string;
  readonly id?: string | undefined;
  readonly class?: string | undefined;
  readonly hidden?: boolean | undefined;
  /** Goes into the form as `return_to`. */
  readonly returnTo?: string | undefined;
}

/** A form that is posted, with the anti-CSRF value. Works without any script. */
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
  readonly type?: 'text' | 'password' | undefined;
  readonly value?: string | undefined;
  readonly autocomplete: string;
  readonly autofocus?: boolean | undefined;
  readonly readonly?: boolean | undefined;
  /** Id of the element that says what is wrong with it. */
  readonly wrong?: string | undefined;
}

/** A labelled text field. */
export function Field(props: FieldProps) {
  const id = `field-${props.name}`;
  return (
    <div class="field">
      <label for={id} safe>
        {props.label}
      </label>
      <input
        id={id}
        name={props.name}
        type={props.type ?? 'text'}
        value={props.value}
        autocomplete={props.autocomplete}
        autocapitalize="none"
        spellcheck="false"
        maxlength="256"
        required
        autofocus={props.autofocus}
        readonly={props.readonly}
        aria-invalid={props.wrong === undefined ? undefined : 'true'}
        aria-describedby={props.wrong}
      />
    </div>
  );
}
