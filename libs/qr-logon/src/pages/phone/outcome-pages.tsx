import { Document, Form, MessageCard, toHtml, type TenantContext } from '#pages';
import type { ScanMethod } from '../../scan-method.js';
import { phonePaths } from '../qr-paths.js';
import { texts, type PhoneWords } from '../texts/index.js';

interface OutcomeProps {
  readonly context: TenantContext;
  readonly method: Pick<ScanMethod, 'app'>;
  readonly opaque: string;
}

interface PhoneDonePageProps extends OutcomeProps {
  /** The identity is not linked: the browser now asks which account to attach. */
  readonly willAttach?: boolean | undefined;
}

function words(context: TenantContext, method: OutcomeProps['method']): PhoneWords {
  return texts(context.locale).phone(method.app[context.locale]);
}

/** The person has confirmed. */
export function phoneDonePage({ context, method, opaque, willAttach }: PhoneDonePageProps): string {
  const t = words(context, method);
  return toHtml(
    <Document context={context} title={t.done.title}>
      <MessageCard
        icon="check"
        tone="good"
        title={t.done.title}
        text={willAttach === true ? t.done.attach : t.done.text}
      >
        <Report context={context} opaque={opaque} text={t.done.notYou} action={t.confirm.report} />
      </MessageCard>
    </Document>,
  );
}

/** The person has declined. */
export function phoneDeclinedPage({ context, method, opaque }: OutcomeProps): string {
  const t = words(context, method).declined;
  return toHtml(
    <Document context={context} title={t.title}>
      <MessageCard icon="cross" tone="calm" title={t.title} text={t.text}>
        <Report context={context} opaque={opaque} text={t.report} action={t.action} />
      </MessageCard>
    </Document>,
  );
}

/** The person has reported that it was not them. */
export function phoneReportedPage({ context, method }: Omit<OutcomeProps, 'opaque'>): string {
  const t = words(context, method).reported;
  return toHtml(
    <Document context={context} title={t.title}>
      <MessageCard icon="shield" tone="good" title={t.title} text={t.text} />
    </Document>,
  );
}

function Report(props: Omit<OutcomeProps, 'method'> & { text: string; action: string }) {
  return (
    <Form context={props.context} action={phonePaths(props.opaque).report} class="form after">
      <p class="hint" safe>
        {props.text}
      </p>
      <button class="link center" safe>
        {props.action}
      </button>
    </Form>
  );
}
