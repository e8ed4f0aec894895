import type { TenantContext } from '#pages';
import type { ProfileEntry } from '../application/read-profile.js';
import type { FieldType } from '../domain/field.js';
import { texts } from './texts/index.js';

interface ProfileFieldProps {
  readonly context: TenantContext;
  readonly entry: ProfileEntry;
  readonly isWrong: boolean;
}

/** Input types for the types that are typed into a field. */
const INPUTS = {
  text: { type: 'text', maxlength: '200' },
  number: { type: 'text', inputmode: 'decimal', maxlength: '30' },
  date: { type: 'date' },
  url: { type: 'url', maxlength: '500' },
} as const satisfies Partial<Record<FieldType, object>>;

/** The name of a field in the form. */
export function inputName(key: string): string {
  return `value.${key}`;
}

/** A field of the form, with an input for its type. */
export function ProfileField({ context, entry, isWrong }: ProfileFieldProps) {
  const { key, label, type } = entry.field;
  const t = texts(context.locale).mine;
  const hints: Readonly<Record<string, string | undefined>> = t.forms;
  const hint = hints[type];
  return (
    <div class="field">
      <label for={`field-${key}`} safe>
        {label[context.locale]}
      </label>
      {type === 'choice' || type === 'boolean' ? (
        <Choices context={context} entry={entry} isWrong={isWrong} />
      ) : (
        <input
          {...INPUTS[type]}
          id={`field-${key}`}
          name={inputName(key)}
          value={entry.value ?? ''}
          required={entry.field.isRequired}
          autocomplete="off"
          aria-invalid={isWrong ? 'true' : undefined}
          aria-describedby={isWrong ? 'error' : hint && `hint-${key}`}
        />
      )}
      {hint === undefined ? (
        ''
      ) : (
        <p class="hint" id={`hint-${key}`} safe>
          {hint}
        </p>
      )}
    </div>
  );
}

function Choices({ context, entry: { field, value }, isWrong }: ProfileFieldProps) {
  const t = texts(context.locale).mine;
  const choices =
    field.type === 'boolean'
      ? [
          { value: 'true', text: t.yes },
          { value: 'false', text: t.no },
        ]
      : field.choices.map((choice) => ({ value: choice, text: choice }));
  return (
    <select
      id={`field-${field.key}`}
      name={inputName(field.key)}
      required={field.isRequired}
      aria-invalid={isWrong ? 'true' : undefined}
      aria-describedby={isWrong ? 'error' : undefined}
    >
      <option value="" safe>
        {t.none}
      </option>
      {choices.map((choice) => (
        <option value={choice.value} selected={choice.value === value} safe>
          {choice.text}
        </option>
      ))}
    </select>
  );
}
