import type { Messages } from '../../i18n/index.js';
import { messages } from '../../i18n/index.js';
import type { ErrorNotice, PageContext } from '../page-context.js';
import { Icon, type IconName } from './icons.js';

/** A duration for people: seconds below two minutes, whole minutes (rounded up) above. */
export function durationText(t: Messages, seconds: number): string {
  return seconds < 120
    ? t.errors.seconds(Math.max(1, Math.ceil(seconds)))
    : t.errors.minutes(Math.ceil(seconds / 60));
}

/** What a refusal is called beside a form. */
export function errorText(t: Messages, error: ErrorNotice): string {
  const inline: Readonly<Record<string, string>> = t.errors.inline;
  const pages: Readonly<Record<string, { title: string; todo: string }>> = t.errors.pages;
  const page = pages[error.code];
  const text = inline[error.code] ?? (page === undefined ? t.errors.generic : `${page.title}. ${page.todo}`);
  if (error.retryAfterSeconds === undefined) return text;
  return `${text} ${t.errors.retryIn(durationText(t, error.retryAfterSeconds))}`;
}

/** The refusal of the step before, announced at once. Its id is `error`. */
export function ErrorBox(props: { context: PageContext; error: ErrorNotice | undefined }) {
  if (props.error === undefined) return '';
  return (
    <div class="notice notice-bad" role="alert" id="error">
      <Icon name="alert" />
      <p safe>{errorText(messages(props.context.locale), props.error)}</p>
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
