import type { ErrorNotice, PageContext } from '../context/page-context.js';
import { texts } from '../texts/index.js';
import { Icon, type IconName } from './icons.js';

/** A duration for people: seconds below two minutes, whole minutes (rounded up) above. */
function durationText({ locale }: PageContext, seconds: number): string {
  const t = texts(locale).errors;
  return seconds < 120 ? t.seconds(Math.max(1, Math.ceil(seconds))) : t.minutes(Math.ceil(seconds / 60));
}

/** The text of a refusal beside a form. */
function errorText({ locale, errors }: PageContext, code: string): string {
  const page = errors.page(locale, code);
  return (
    errors.inline(locale, code) ??
    (page === undefined ? texts(locale).errors.generic : `${page.title}. ${page.todo}`)
  );
}

/** When a retry makes sense. The page's script counts it down, without announcing every second to screen readers. */
export function RetryIn({ context, seconds }: { context: PageContext; seconds: number }) {
  const t = texts(context.locale).errors;
  return (
    <span
      aria-live="off"
      data-retry={String(seconds)}
      data-in={t.retryIn('{time}')}
      data-now={t.retryNow}
      safe
    >
      {t.retryIn(durationText(context, seconds))}
    </span>
  );
}

/** Why a form was refused, announced at once. Its id is `error`; invalid fields refer to it as their description. */
export function Refusal({ text }: { text: string }) {
  return (
    <div class="notice notice-bad" role="alert" id="error">
      <Icon name="alert" />
      <p safe>{text}</p>
    </div>
  );
}

/** The refusal of the step before, announced at once. Its id is `error`. */
export function ErrorBox(props: { context: PageContext; error: ErrorNotice | undefined }) {
  const { context, error } = props;
  if (error === undefined) return '';
  return (
    <div class="notice notice-bad" role="alert" id="error">
      <Icon name="alert" />
      <p>
        <span safe>{errorText(context, error.code)}</span>
        {context.locale === 'zh' ? '' : ' '}
        {error.retryAfterSeconds === undefined ? (
          ''
        ) : (
          <RetryIn context={context} seconds={error.retryAfterSeconds} />
        )}
      </p>
    </div>
  );
}

export type NoticeTone = 'calm' | 'good' | 'warn';

const ICONS: Readonly<Record<NoticeTone, IconName>> = { calm: 'info', good: 'check', warn: 'shield' };

interface NoticeProps {
  readonly tone: NoticeTone;
  readonly text: string;
  /** Where one can go instead. */
  readonly link?: { readonly href: string; readonly label: string };
}

/** A notice that does not interrupt a screen reader. */
export function Notice({ tone, text, link }: NoticeProps) {
  return (
    <div class={`notice notice-${tone}`} role={tone === 'warn' ? 'note' : 'status'}>
      <Icon name={ICONS[tone]} />
      <p>
        <span safe>{text}</span>
        {link === undefined ? (
          ''
        ) : (
          <>
            {' '}
            <a href={link.href} safe>
              {link.label}
            </a>
          </>
        )}
      </p>
    </div>
  );
}
