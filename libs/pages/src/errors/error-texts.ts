import { Injectable } from '@nestjs/common';
import type { Locale } from '../i18n/locale.js';
import type { IconName } from '../layout/icons.js';
import { en } from '../texts/en.js';
import { zh } from '../texts/zh.js';

/** A whole page: what happened, what it means, what to do now. */
export interface ErrorWords {
  readonly title: string;
  readonly text: string;
  readonly todo: string;
}

/**
 * What a lib says in one language of the refusals that it throws, by their `DomainError` codes. Words may name the app of the
 * provider that the person came by, where that is known (`rememberApp`).
 */
export interface ErrorCatalogue {
  readonly pages?:
    Readonly<Record<string, ErrorWords | ((app: string | undefined) => ErrorWords)>> | undefined;
  /** Short sentences for beside a form. */
  readonly inline?: Readonly<Record<string, string>> | undefined;
}

/** What a lib brings for its refusals. */
export interface ErrorContribution {
  readonly en: ErrorCatalogue;
  readonly zh: ErrorCatalogue;
  /** Signs of the pages whose sign their status does not give, by code. */
  readonly icons?: Readonly<Record<string, IconName>> | undefined;
}

/** The words for refusals: each lib brings those for the codes it throws. */
@Injectable()
export class ErrorTexts {
  readonly #catalogues: ErrorContribution[] = [{ en: en.errors, zh: zh.errors }];

  /** Throws for a code that has words already: two libs would disagree on what happened. */
  add(contribution: ErrorContribution): void {
    for (const part of ['pages', 'inline'] as const) {
      for (const code of Object.keys(contribution.en[part] ?? {})) {
        if (this.#catalogues.some((one) => Object.hasOwn(one.en[part] ?? {}, code)))
          throw new Error(`The error ${code} has two texts`);
      }
    }
    this.#catalogues.push(contribution);
  }

  page(locale: Locale, code: string, app?: string): ErrorWords | undefined {
    const words = this.#find(({ [locale]: { pages = {} } }) => pages[code]);
    return typeof words === 'function' ? words(app) : words;
  }

  inline(locale: Locale, code: string): string | undefined {
    return this.#find(({ [locale]: { inline = {} } }) => inline[code]);
  }

  icon(code: string): IconName | undefined {
    return this.#find(({ icons = {} }) => icons[code]);
  }

  #find<T>(look: (contribution: ErrorContribution) => T | undefined): T | undefined {
    for (const contribution of this.#catalogues) {
      const found = look(contribution);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
