import { Document, MessageCard, toHtml, type TenantContext } from '#pages';
import type { Answer } from '../application/answer-request.js';
import { texts } from './texts/index.js';

interface AnswerPageProps {
  readonly context: TenantContext;
  readonly application: string;
  readonly answer: Answer;
}

/** Posts the response to the application: automatically, or by a button where scripts do not run. The form contains none of the portal's own data. */
export function answerPage({ context, application, answer }: AnswerPageProps): string {
  const t = texts(context.locale).answer;
  const { destination, message, relayState } = answer;
  return toHtml(
    <Document context={context} title={t.title} scripts={['saml-answer.js']}>
      <MessageCard icon="arrow" tone="calm" title={t.title} text={t.text(application)}>
        <form method="post" action={destination} id="answer" class="actions">
          <input type="hidden" name="SAMLResponse" value={message} />
          {relayState === null ? '' : <input type="hidden" name="RelayState" value={relayState} />}
          <button class="button" safe>
            {t.submit}
          </button>
        </form>
      </MessageCard>
    </Document>,
  );
}
