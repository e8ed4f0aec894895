import { Document } from '../pages/document.js';
import type { Language } from '../pages/language.js';
import { SimulatorHeader } from '../pages/simulator-header.js';
import { MAILBOX_TEXTS } from './mailbox-texts.js';
import type { Message } from './mailbox.js';

export interface MailboxPageProps {
  readonly language: Language;
  /** Newest first. */
  readonly messages: readonly Message[];
  readonly open: Message | undefined;
}

function time(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeStyle: 'medium' }).format(at);
}

function List({ language, messages, open }: MailboxPageProps) {
  const texts = MAILBOX_TEXTS[language];
  return (
    <ol class="list" aria-label={texts.list}>
      {messages.map((message) => (
        <li>
          <a href={`/mailbox?id=${message.id}`} aria-current={message.id === open?.id ? 'true' : undefined}>
            <span class="subject" safe>
              {message.subject}
            </span>
            <time datetime={message.receivedAt.toISOString()} safe>
              {time(message.receivedAt, language)}
            </time>
            <span class="to" safe>
              {message.to.join(', ')}
            </span>
          </a>
        </li>
      ))}
    </ol>
  );
}

function Mail({ language, message }: { readonly language: Language; readonly message: Message }) {
  const texts = MAILBOX_TEXTS[language];
  return (
    <article class="mail">
      <h2 safe>{message.subject}</h2>
      <dl>
        <dt safe>{texts.from}</dt>
        <dd safe>{message.from}</dd>
        <dt safe>{texts.to}</dt>
        <dd safe>{message.to.join(', ')}</dd>
      </dl>
      {message.code !== undefined && (
        <p class="one-time">
          <span safe>{texts.code}</span>
          <strong safe>{message.code}</strong>
          <button type="button" data-copy={message.code} data-done={texts.copied} safe>
            {texts.copy}
          </button>
        </p>
      )}
      {message.html === undefined ? (
        <pre safe>{message.text}</pre>
      ) : (
        <iframe title={texts.body} sandbox="allow-popups" src={`/mailbox/messages/${message.id}/html`} />
      )}
    </article>
  );
}

/** The mails that the portal sent, with one-time codes ready to copy. */
export function MailboxPage(props: MailboxPageProps) {
  const { language, messages, open } = props;
  const texts = MAILBOX_TEXTS[language];
  return (
    <Document
      title={texts.title}
      language={language}
      style="mailbox"
      scripts={['mailbox']}
      bodyClass="mailbox"
    >
      <SimulatorHeader language={language} current="mailbox" />
      <main>
        <div class="heading">
          <div>
            <h1 safe>{texts.heading}</h1>
            <p class="intro" safe>
              {texts.intro}
            </p>
          </div>
          {messages.length > 0 && (
            <button type="button" id="clear" safe>
              {texts.clear}
            </button>
          )}
        </div>
        {open === undefined ? (
          <div class="empty">
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M4 6h16v12H4zM4 7l8 6 8-6" />
            </svg>
            <strong safe>{texts.empty}</strong>
            <span safe>{texts.emptyHint}</span>
          </div>
        ) : (
          <div class="reader">
            <List {...props} />
            <Mail language={language} message={open} />
          </div>
        )}
      </main>
    </Document>
  );
}
