import { Document, toHtml, type PageContext } from '#pages';
import { operationsOf, type ApiDocument, type Operation } from '../docs/api-document.js';
import { OperationEntry } from './operation-entry.js';
import { fieldsOf, FieldTable, TypeName } from './schema-fields.js';
import { texts } from './texts/index.js';

interface ApiDocsProps {
  readonly context: PageContext;
  readonly document: ApiDocument;
  /** Address of the installation, for the examples. */
  readonly origin: string;
}

/** The API's description for people, from its OpenAPI document. It works without scripts; a script makes it searchable. */
export function apiDocsPage({ context, document, origin }: ApiDocsProps): string {
  const t = texts(context.locale).docs;
  const schemas = document.components?.schemas ?? {};
  const operations = operationsOf(document);
  const areas = new Set(operations.map(({ area }) => area));
  const first = `curl "${origin}/api/admin/me" \\\n  -H "Authorization: Bearer $OPENEIAM_TOKEN"`;
  return toHtml(
    <Document
      context={context}
      title={t.title}
      width="wide"
      scripts={['api-docs.js']}
      styles={['api-docs.css']}
    >
      <header class="api-intro">
        <h1 safe>{t.title}</h1>
        <p safe>{t.text}</p>
        <p safe>{t.token}</p>
        <h2 safe>{t.example}</h2>
        <pre class="api-code" tabindex="0">
          <code safe>{first}</code>
        </pre>
        <p safe>{t.refused}</p>
        <p>
          <a href="/api/openapi.json" safe>
            {t.document}
          </a>
        </p>
        <form role="search" class="api-search" hidden>
          <label for="api-search" safe>
            {t.search}
          </label>
          <input id="api-search" type="search" placeholder={t.hint} autocomplete="off" spellcheck="false" />
          <p role="status" class="hint" hidden safe>
            {t.none}
          </p>
        </form>
      </header>
      {[...areas].map((area) => (
        <Area
          context={context}
          area={area}
          operations={operations.filter((operation) => operation.area === area)}
          origin={origin}
          document={document}
        />
      ))}
      <section class="api-area" aria-labelledby="types">
        <h2 id="types" safe>
          {t.types}
        </h2>
        {Object.entries(schemas)
          .toSorted(([one], [other]) => one.localeCompare(other, 'en'))
          .map(([name, schema]) => (
            <details
              id={`type-${encodeURIComponent(name)}`}
              class="api-operation"
              data-search={name.toLowerCase()}
            >
              <summary>
                <code safe>{name}</code>
              </summary>
              {schema.properties === undefined ? (
                <TypeName schema={schema} />
              ) : (
                <FieldTable context={context} fields={fieldsOf(schema)} />
              )}
            </details>
          ))}
      </section>
    </Document>,
  );
}

interface AreaProps extends ApiDocsProps {
  readonly area: string;
  readonly operations: readonly Operation[];
}

function Area({ context, area, operations, origin, document }: AreaProps) {
  const t = texts(context.locale).docs;
  const id = `area-${area.replaceAll(/\W+/g, '-').toLowerCase()}`;
  return (
    <section class="api-area" aria-labelledby={id}>
      <h2 id={id} safe>
        {t.areas[area] ?? area}
      </h2>
      {operations.map((operation) => (
        <OperationEntry
          context={context}
          operation={operation}
          origin={origin}
          schemas={document.components?.schemas ?? {}}
        />
      ))}
    </section>
  );
}
