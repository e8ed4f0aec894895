import { Document } from '../pages/document.js';
import type { Language } from '../pages/language.js';
import { SimulatorHeader } from '../pages/simulator-header.js';
import type { Message } from './mailbox.js';

const TEXTS = {
  en: {
    title: 'Mailbox – DingTalk simulator',
    heading: 'Mailbox',
    intro: 'Every mail that the portal sends on this machine ends here.',
    list: 'Mails, newest first',
    empty: 'No mail yet',
    emptyHint: 'Ask the portal for a one-time code, and it appears here at once.',
    from: 'From',
    to: 'To',
    code: 'One-time code',
    copy: 'Copy',
    copied: 'Copied',
    body: 'The mail',
    clear: 'Empty the mailbox',
  },
  zh: {
    title: '邮箱 – 钉钉模拟器',
    heading: '邮箱',
    intro: '门户在这台机器上发送的所有邮件都会到达这里。',
    list: '邮件，最新的在前',
    empty: '还没有邮件',
    emptyHint: '在门户中请求一次性验证码，邮件会立即出现在这里。',
    from: '发件人',
    to: '收件人',
    code: '一次性验证码',
    copy: '复制',
    copied: '已复制',
    body: '邮件正文',
    clear: '清空邮箱',
  },
} as const;

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
  const texts = TEXTS[language];
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
  const texts = TEXTS[language];
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

/** Where the portal's mails end, one-time codes easy to copy. */
export function MailboxPage(props: MailboxPageProps) {
  const { language, messages, open } = props;
  const texts = TEXTS[language];
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
