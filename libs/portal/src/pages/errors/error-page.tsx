import { messages, type Messages } from '../../i18n/index.js';
import { Document, toHtml } from '../layout/document.js';
import type { IconName } from '../layout/icons.js';
import { durationText } from '../layout/notice.js';
import { Sheet } from '../layout/sheet.js';
import type { PageContext } from '../page-context.js';
import { tenantPaths } from '../paths.js';

export interface ErrorPageProps {
  readonly context: PageContext;
  /** HTTP status of the answer. */
  readonly status: number;
  /** A `DomainError` code; one without a text of its own is told by its status. */
  readonly code?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** Correlation id, which support can find in the logs. */
  readonly reference?: string | undefined;
  /** A way on besides the tenant's logon page. `null`: none, for example on the phone. */
  readonly action?: { readonly href: string; readonly label: string } | null | undefined;
}

interface ErrorText {
  readonly title: string;
  readonly text: string;
  readonly todo: string;
}

function textFor(t: Messages, status: number, code: string | undefined): ErrorText {
  const pages: Readonly<Record<string, ErrorText>> = t.errors.pages;
  const statuses: Readonly<Record<number, ErrorText>> = t.errors.status;
  const own = code === undefined ? undefined : pages[code];
  return own ?? statuses[status] ?? (status < 500 ? t.errors.status[400] : t.errors.status[500]);
}

function iconFor(status: number, code: string): IconName {
  if (code.startsWith('method.') || code === 'tenant.suspended') return 'off';
  if (code === 'ticket.used' || code.endsWith('_taken') || code === 'dingtalk.not_member') return 'people';
  if (status === 410 || status === 429 || code.endsWith('expired')) return 'clock';
  return 'alert';
}

/** What happened, what it means, what to do now. Shows no detail of the error itself. */
export function errorPage(props: ErrorPageProps): string {
  const { context, status, code, retryAfterSeconds, reference } = props;
  const t = messages(context.locale);
  const { title, text, todo } = textFor(t, status, code);
  const action =
    props.action === undefined && context.tenant !== undefined
      ? { href: tenantPaths(context.tenant.slug).logon, label: t.common.toLogon }
      : props.action;
  return toHtml(
    <Document context={context} title={title}>
      <Sheet
        icon={iconFor(status, code ?? '')}
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
            {t.errors.retryIn(durationText(t, retryAfterSeconds))}
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
