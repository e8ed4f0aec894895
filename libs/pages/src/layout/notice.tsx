import type { ErrorNotice, PageContext } from '../context/page-context.js';
import { texts } from '../texts/index.js';
import { Icon, type IconName } from './icons.js';

/** A duration for people: seconds below two minutes, whole minutes (rounded up) above. */
export function durationText({ locale }: PageContext, seconds: number): string {
  const t = texts(locale).errors;
  return seconds < 120 ? t.seconds(Math.max(1, Math.ceil(seconds))) : t.minutes(Math.ceil(seconds / 60));
}

/** What a refusal is called beside a form. */
export function errorText(context: PageContext, { code, retryAfterSeconds }: ErrorNotice): string {
  const t = texts(context.locale).errors;
  const page = context.errors.page(context.locale, code);
  const text =
    context.errors.inline(context.locale, code) ??
    (page === undefined ? t.generic : `${page.title}. ${page.todo}`);
  if (retryAfterSeconds === undefined) return text;
  return `${text} ${t.retryIn(durationText(context, retryAfterSeconds))}`;
}

/** The refusal of the step before, announced at once. Its id is `error`. */
export function ErrorBox(props: { context: PageContext; error: ErrorNotice | undefined }) {
  if (props.error === undefined) return '';
  return (
    <div class="notice notice-bad" role="alert" id="error">
      <Icon name="alert" />
      <p safe>{errorText(props.context, props.error)}</p>
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

/** A sentence that is told, not shouted. */
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
