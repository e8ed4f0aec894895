import { Injectable } from '@nestjs/common';
import { DomainError, plainText } from '#kernel';
import type { Locale } from '../i18n/locale.js';

/** Pages that show a notice if their address asks for one, as in `?notice=session.ended`. */
const NOTICED_PAGES = ['logon', 'home'] as const;

export type NoticedPage = (typeof NOTICED_PAGES)[number];

/** Code of a notice, in an address. */
export const noticeCode = plainText({ max: 50 });

/** Texts by the notice's code. */
export type Notices = Readonly<Record<string, string>>;

export type NoticeContribution = Readonly<Record<Locale, Readonly<Partial<Record<NoticedPage, Notices>>>>>;

/** Notices about what has just happened: each lib contributes those for its own actions. */
@Injectable()
export class PageNotices {
  readonly #notices = new Map<string, Readonly<Record<Locale, string>>>();

  add({ en, zh }: NoticeContribution): void {
    for (const page of NOTICED_PAGES) {
      for (const [code, text] of Object.entries(en[page] ?? {})) {
        const key = `${page} ${code}`;
        if (this.#notices.has(key)) throw new Error(`The notice ${code} of the page ${page} has two texts`);
        this.#notices.set(key, { en: text, zh: zh[page]?.[code] ?? text });
      }
    }
  }

  /** The text of a notice. Throws `invalid request.invalid` for an unknown code. */
  text(page: NoticedPage, locale: Locale, code: string | undefined): string | undefined {
    if (code === undefined) return undefined;
    const notice = this.#notices.get(`${page} ${code}`);
    if (notice === undefined) throw new DomainError('invalid', 'request.invalid');
    return notice[locale];
  }
}
