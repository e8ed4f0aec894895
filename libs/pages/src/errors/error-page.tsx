import type { PageContext } from '../context/page-context.js';
import { Document, toHtml } from '../layout/document.js';
import type { IconName } from '../layout/icons.js';
import { CopyButton } from '../layout/copy-button.js';
import { RetryIn } from '../layout/notice.js';
import { MessageCard } from '../layout/message-card.js';
import { tenantPaths } from '../paths.js';
import { texts } from '../texts/index.js';
import type { ErrorWords } from './error-texts.js';

export interface ErrorPageProps {
  readonly context: PageContext;
  /** HTTP status of the answer. */
  readonly status: number;
  /** A `DomainError` code; a code without its own text uses the text of its status. */
  readonly code?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** The name of the provider's app that the person came from. */
  readonly app?: string | undefined;
  /** Lets the help desk find the event in the log. */
  readonly reference?: string | undefined;
  /** A link besides the tenant's logon page. `null`: none, for example on the phone. */
  readonly action?: { readonly href: string; readonly label: string } | null | undefined;
  /** The page is one step of a flow that another browser shows and that can continue there. */
  readonly isBesideBrowser?: boolean | undefined;
}

function wordsFor({ context: { locale, errors, tenant }, status, code, app }: ErrorPageProps): ErrorWords {
  const t: Readonly<Record<number, ErrorWords>> = texts(locale).errors.status;
  const own = code === undefined ? undefined : errors.page(locale, code, { app, tenant: tenant?.name });
  return own ?? t[status] ?? texts(locale).errors.status[status < 500 ? 400 : 500];
}

function iconFor({ errors }: PageContext, status: number, code: string): IconName {
  const isOver = status === 410 || status === 429 || code.endsWith('expired');
  return errors.icon(code) ?? (isOver ? 'clock' : 'alert');
}

/** What happened, what it means, what to do now. Shows no detail of the error itself. */
export function errorPage(props: ErrorPageProps): string {
  const { context, status, code, retryAfterSeconds, reference } = props;
  const t = texts(context.locale);
  const { title, text, todo } = wordsFor(props);
  const action =
    props.action === undefined && context.tenant !== undefined
      ? { href: tenantPaths(context.tenant.slug).logon, label: t.common.toLogon }
      : props.action;
  return toHtml(
    <Document context={context} title={title}>
      <MessageCard
        icon={iconFor(context, status, code ?? '')}
        tone={status >= 500 ? 'bad' : 'calm'}
        title={title}
        text={text}
      >
        <p class="todo" safe>
          {todo}
        </p>
        {retryAfterSeconds === undefined ? (
          ''
        ) : (
          <p class="hint">
            <RetryIn context={context} seconds={retryAfterSeconds} />
          </p>
        )}
        {action === undefined || action === null ? (
          ''
        ) : (
          <div class="actions">
            <a class="button primary" href={action.href} safe>
              {action.label}
            </a>
          </div>
        )}
        {props.isBesideBrowser === true ? (
          <p class="hint after" safe>
            {t.errors.besideBrowser}
          </p>
        ) : (
          ''
        )}
        {reference === undefined ? '' : <Reference context={context} reference={reference} />}
      </MessageCard>
    </Document>,
  );
}

function Reference({ context, reference }: { context: PageContext; reference: string }) {
  const { errors } = texts(context.locale);
  return (
    <p class="reference">
      <span safe>{errors.reference}</span>{' '}
      <code class="code-word" safe>
        {reference}
      </code>{' '}
      <CopyButton context={context} text={reference} />
    </p>
  );
}
