import type { Language } from './language.js';

const PAGES = ['phone', 'mailbox', 'organisation', 'developer'] as const;
type Page = (typeof PAGES)[number];

const TEXTS: Record<Language, Record<'name' | 'pages' | 'other' | Page, string>> = {
  en: {
    name: 'DingTalk simulator',
    phone: 'Phone',
    mailbox: 'Mailbox',
    organisation: 'Organisation',
    developer: 'Developer console',
    pages: 'Pages',
    other: '中文',
  },
  zh: {
    name: '钉钉模拟器',
    phone: '手机',
    mailbox: '邮箱',
    organisation: '组织',
    developer: '开发者后台',
    pages: '页面',
    other: 'English',
  },
};

export interface SimulatorHeaderProps {
  readonly language: Language;
  readonly current: Page;
}

/** The navigation between the simulator's own pages. */
export function SimulatorHeader({ language, current }: SimulatorHeaderProps) {
  const texts = TEXTS[language];
  const other: Language = language === 'en' ? 'zh' : 'en';
  return (
    <header class="top">
      <span class="mark">
        <img src="/assets/icon.svg" alt="" width="28" height="28" />
        <strong safe>{texts.name}</strong>
      </span>
      <nav aria-label={texts.pages}>
        {PAGES.map((page) => (
          <a href={`/${page}`} aria-current={page === current ? 'page' : undefined} safe>
            {texts[page]}
          </a>
        ))}
      </nav>
      <a
        class="language"
        href={`?lang=${other}`}
        lang={other === 'zh' ? 'zh-CN' : 'en'}
        hreflang={other}
        safe
      >
        {texts.other}
      </a>
    </header>
  );
}
