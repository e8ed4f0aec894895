import type { PageContext } from '#pages';
import type { Schema } from '../docs/api-document.js';
import { nameOf } from '../docs/example.js';
import { texts } from './texts/index.js';

/** A line of the table: a field, or a parameter. */
export interface FieldLine {
  readonly name: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
  readonly description: string | undefined;
}

interface FieldsProps {
  readonly context: PageContext;
  readonly fields: readonly FieldLine[];
}

/** Fields of a body, an answer or an address, with their types. */
export function FieldTable({ context, fields }: FieldsProps) {
  const t = texts(context.locale).docs;
  return (
    <div class="api-scroll">
      <table class="api-fields">
        <thead>
          <tr>
            <th scope="col" safe>
              {t.field}
            </th>
            <th scope="col" safe>
              {t.type}
            </th>
            <th scope="col" safe>
              {t.meaning}
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, schema, isRequired, description = '' }) => (
            <tr>
              <td>
                <code safe>{name}</code>
                {isRequired ? (
                  <span class="api-required" safe>
                    {t.required}
                  </span>
                ) : (
                  ''
                )}
              </td>
              <td>
                <TypeName schema={schema} />
              </td>
              <td safe>{description}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The fields of an object. */
export function fieldsOf({ properties = {}, required = [] }: Schema): readonly FieldLine[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    isRequired: required.includes(name),
    description: schema.description,
  }));
}

/** The type of a value: its name if the page explains it, otherwise its parts. */
export function TypeName({ schema }: { schema: Schema }): JSX.Element {
  const name = nameOf(schema);
  if (name !== undefined)
    return (
      <a href={`#type-${encodeURIComponent(name)}`} safe>
        {name}
      </a>
    );
  if (schema.type === 'array' && schema.items !== undefined)
    return (
      <>
        <TypeName schema={schema.items} />
        []
      </>
    );
  return <code safe>{plainType(schema)}</code>;
}

function plainType(schema: Schema): string {
  const { type = 'any', format, enum: values, nullable, anyOf, oneOf } = schema;
  const choices = anyOf ?? oneOf;
  if (choices !== undefined)
    return [...new Set(choices.map((one) => nameOf(one) ?? plainType(one)))].join(' | ');
  const plain =
    values === undefined ? (format ?? type) : values.map((value) => JSON.stringify(value)).join(' | ');
  return nullable === true ? `${plain} | null` : plain;
}
