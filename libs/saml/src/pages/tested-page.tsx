import { Document, DescriptionItem, DescriptionList, MessageCard, toHtml, type TenantContext } from '#pages';
import type { AssertionPreview } from '../application/issue-assertion.js';
import type { ServiceProvider } from '../domain/service-provider.js';
import { prettyPrintXml } from '../xml/pretty-print-xml.js';
import { texts } from './texts/index.js';

interface TestedPageProps {
  readonly context: TenantContext;
  readonly provider: { readonly name: string } & Pick<ServiceProvider, 'signed' | 'encrypts'>;
  readonly told: AssertionPreview;
}

/** Shows, decoded, what the application would have received about the tester. */
export function testedPage({ context, provider, told }: TestedPageProps): string {
  const t = texts(context.locale).test;
  const title = t.title(provider.name);
  return toHtml(
    <Document context={context} title={title} styles={['test-result.css']} width="wide">
      <MessageCard icon="check" tone="good" title={title} text={t.text}>
        <DescriptionList>
          <DescriptionItem label={t.destination}>
            <span safe>{told.destination}</span>
          </DescriptionItem>
          <DescriptionItem label={t.nameId}>
            <span safe>{told.nameId.value}</span>
          </DescriptionItem>
          <DescriptionItem label={t.nameIdFormat}>
            <span safe>{told.nameId.format}</span>
          </DescriptionItem>
          <DescriptionItem label={t.signed}>
            <span safe>{t.signedParts[provider.signed]}</span>
          </DescriptionItem>
          <DescriptionItem label={t.encrypted}>
            <span safe>{provider.encrypts ? t.yes : t.no}</span>
          </DescriptionItem>
        </DescriptionList>
      </MessageCard>
      <section class="told">
        <h2 safe>{t.attributes}</h2>
        <DescriptionList>
          {told.attributes.map(({ name, friendlyName, values }) => (
            <DescriptionItem label={friendlyName ?? name}>
              <span safe>{values.join(', ')}</span>
            </DescriptionItem>
          ))}
        </DescriptionList>
        {told.attributes.length === 0 ? <p safe>{t.noAttributes}</p> : ''}
      </section>
      <section class="told">
        <h2 safe>{t.assertion}</h2>
        <pre tabindex="0" safe>
          {prettyPrintXml(told.assertion)}
        </pre>
      </section>
    </Document>,
  );
}
