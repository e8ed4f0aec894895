import type { PageContext } from '#pages';
import type { Operation, Schema } from '../docs/api-document.js';
import { curlOf, resolved } from '../docs/example.js';
import { fieldsOf, FieldTable, TypeName } from './schema-fields.js';
import { texts } from './texts/index.js';

interface EntryProps {
  readonly context: PageContext;
  readonly operation: Operation;
  readonly origin: string;
  readonly schemas: Readonly<Record<string, Schema>>;
}

/** An operation of the API, folded to one line at first. */
export function OperationEntry({ context, operation, origin, schemas }: EntryProps) {
  const t = texts(context.locale).docs;
  const { id, method, path, summary, permission, isSensitive, parameters, body, answer, status } = operation;
  const fields = body === undefined ? [] : fieldsOf(resolved(body, schemas));
  return (
    <details id={id} class="api-operation" data-search={searchText(operation, fields)}>
      <summary>
        <strong safe>{summary[context.locale]}</strong>
        <span class="api-address">
          <span class="api-method" safe>
            {method}
          </span>{' '}
          <code safe>{path}</code>
        </span>
      </summary>
      <p>
        <span class="hint" safe>
          {t.permission}
        </span>{' '}
        <code safe>{permission ?? t.anybody}</code>
      </p>
      {isSensitive ? (
        <p class="hint" safe>
          {t.sensitive}
        </p>
      ) : (
        ''
      )}
      {parameters.length === 0 ? (
        ''
      ) : (
        <>
          <h4 safe>{t.parameters}</h4>
          <FieldTable
            context={context}
            fields={parameters.map(({ name, schema = {}, required, description }) => ({
              name,
              schema,
              isRequired: required === true,
              description,
            }))}
          />
        </>
      )}
      {fields.length === 0 ? (
        ''
      ) : (
        <>
          <h4 safe>{t.body}</h4>
          <FieldTable context={context} fields={fields} />
        </>
      )}
      <p>
        <span class="hint" safe>
          {t.answer}
        </span>{' '}
        <code safe>{status}</code>{' '}
        {answer === undefined ? <span safe>{t.nothing}</span> : <TypeName schema={answer} />}
      </p>
      <pre class="api-code" tabindex="0">
        <code safe>{curlOf(operation, origin, schemas)}</code>
      </pre>
    </details>
  );
}

function searchText(
  { id, method, path, summary, permission = '' }: Operation,
  fields: readonly { readonly name: string }[],
): string {
  return [id, method, path, summary.en, summary.zh, permission, ...fields.map(({ name }) => name)]
    .join(' ')
    .toLowerCase();
}
