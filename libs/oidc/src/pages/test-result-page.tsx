import { Document, DescriptionItem, DescriptionList, MessageCard, toHtml, type TenantContext } from '#pages';
import type { TestResult } from '../http/redeem-test.js';
import { texts } from './texts/index.js';

interface TestResultPageProps {
  readonly context: TenantContext;
  readonly application: string;
  readonly result: TestResult;
}

/** Shows, decoded, what the application would have received about the tester. */
export function testResultPage({ context, application, result }: TestResultPageProps): string {
  const t = texts(context.locale).test;
  const title = result.error === undefined ? t.goodTitle(application) : t.badTitle(application);
  return toHtml(
    <Document context={context} title={title} styles={['test-result.css']} width="wide">
      <MessageCard
        icon={result.error === undefined ? 'check' : 'alert'}
        tone={result.error === undefined ? 'good' : 'bad'}
        title={title}
        text={result.error === undefined ? t.goodText : t.badText}
      >
        {result.error === undefined ? (
          ''
        ) : (
          <DescriptionList>
            <DescriptionItem label={t.cause}>
              <span safe>{result.error}</span>
            </DescriptionItem>
          </DescriptionList>
        )}
      </MessageCard>
      <Told title={t.idToken} value={result.idToken?.claims} />
      <Told title={t.header} value={result.idToken?.header} />
      <Told title={t.userInfo} value={result.userInfo} />
      <Told title={t.answer} value={result.error === undefined ? result.answer : undefined} />
    </Document>,
  );
}

function Told({ title, value }: { title: string; value: Readonly<Record<string, unknown>> | undefined }) {
  if (value === undefined) return '';
  return (
    <section class="told">
      <h2 safe>{title}</h2>
      <pre tabindex="0" safe>
        {JSON.stringify(value, null, 2)}
      </pre>
    </section>
  );
}
