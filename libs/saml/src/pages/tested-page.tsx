import { Document, Fact, Facts, Sheet, toHtml, type TenantContext } from '#pages';
import type { ToldPerson } from '../application/issue-assertion.js';
import type { ServiceProvider } from '../domain/service-provider.js';
import { indented } from '../xml/indented.js';
import { texts } from './texts/index.js';

interface TestedPageProps {
  readonly context: TenantContext;
  readonly provider: { readonly name: string } & Pick<ServiceProvider, 'signed' | 'encrypts'>;
  readonly told: ToldPerson;
}

/** Shows, decoded, what the application would have received about the tester. */
export function testedPage({ context, provider, told }: TestedPageProps): string {
  const t = texts(context.locale).test;
  const title = t.title(provider.name);
  return toHtml(
    <Document context={context} title={title} styles={['test-result.css']} width="wide">
      <Sheet icon="check" tone="good" title={title} text={t.text}>
        <Facts>
          <Fact label={t.destination}>
            <span safe>{told.destination}</span>
          </Fact>
          <Fact label={t.nameId}>
            <span safe>{told.nameId.value}</span>
          </Fact>
          <Fact label={t.nameIdFormat}>
            <span safe>{told.nameId.format}</span>
          </Fact>
          <Fact label={t.signed}>
            <span safe>{t.signedParts[provider.signed]}</span>
          </Fact>
          <Fact label={t.encrypted}>
            <span safe>{provider.encrypts ? t.yes : t.no}</span>
          </Fact>
        </Facts>
      </Sheet>
      <section class="told">
        <h2 safe>{t.attributes}</h2>
        <Facts>
          {told.attributes.map(({ name, friendlyName, values }) => (
            <Fact label={friendlyName ?? name}>
              <span safe>{values.join(', ')}</span>
            </Fact>
          ))}
        </Facts>
        {told.attributes.length === 0 ? <p safe>{t.noAttributes}</p> : ''}
      </section>
      <section class="told">
        <h2 safe>{t.assertion}</h2>
        <pre tabindex="0" safe>
          {indented(told.assertion)}
        </pre>
      </section>
    </Document>,
  );
}
