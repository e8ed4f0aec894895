import type { PageContext } from '../context/page-context.js';
import { Document, toHtml } from '../layout/document.js';
import type { IconName } from '../layout/icons.js';
import { durationText } from '../layout/notice.js';
import { Sheet } from '../layout/sheet.js';
import { tenantPaths } from '../paths.js';
import { texts } from '../texts/index.js';
import type { ErrorWords } from './error-texts.js';

export interface ErrorPageProps {
  readonly context: PageContext;
  /** HTTP status of the answer. */
  readonly status: number;
  /** A `DomainError` code; one without a text of its own is told by its status. */
  readonly code?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** What people call the app of the provider that they came by. */
  readonly app?: string | undefined;
  /** Correlation id, which support can find in the logs. */
  readonly reference?: string | undefined;
  /** A way on besides the tenant's logon page. `null`: none, for example on the phone. */
  readonly action?: { readonly href: string; readonly label: string } | null | undefined;
}

function wordsFor({ context: { locale, errors }, status, code, app }: ErrorPageProps): ErrorWords {
  const t: Readonly<Record<number, ErrorWords>> = texts(locale).errors.status;
  const own = code === undefined ? undefined : errors.page(locale, code, app);
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
      <Sheet
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
          <p class="hint" safe>
            {t.errors.retryIn(durationText(context, retryAfterSeconds))}
          </p>
        )}
        {action === undefined || action === null ? (
          ''
        ) : (
          <div class="actions">
            <a class="button" href={action.href} safe>
              {action.label}
            </a>
          </div>
        )}
        {reference === undefined ? (
          ''
        ) : (
          <p class="reference">
            <span safe>{t.errors.reference}</span> <code safe>{reference}</code>
          </p>
        )}
      </Sheet>
    </Document>,
  );
}
