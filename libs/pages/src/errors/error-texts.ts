import { Injectable } from '@nestjs/common';
import type { Locale } from '../i18n/locale.js';
import type { IconName } from '../layout/icons.js';
import { en } from '../texts/en.js';
import { zh } from '../texts/zh.js';

/** The text of a whole page: what happened, what it means, what to do now. */
export interface ErrorWords {
  readonly title: string;
  readonly text: string;
  readonly todo: string;
}

/** Names that a text may use, if known. */
export interface ErrorAbout {
  /** The name of the provider's app that the person came from. */
  readonly app?: string | undefined;
  /** The organisation. */
  readonly tenant?: string | undefined;
}

/**
 * A lib's texts for its refusals in one language, by `DomainError` code. Texts may use the name of the organisation, and of the provider's
 * app that the person came from, if known.
 */
export interface ErrorCatalogue {
  readonly pages?: Readonly<Record<string, ErrorWords | ((about: ErrorAbout) => ErrorWords)>> | undefined;
  /** Short sentences to show beside a form. */
  readonly inline?: Readonly<Record<string, string>> | undefined;
}

/** A lib's contribution for its refusals. */
export interface ErrorContribution {
  readonly en: ErrorCatalogue;
  readonly zh: ErrorCatalogue;
  /** Icons of pages whose status has none, by code. */
  readonly icons?: Readonly<Record<string, IconName>> | undefined;
  /** Codes of errors that pass or can be corrected: the page offers to try again (`setRetryLink`). */
  readonly again?: readonly string[] | undefined;
}

/** The texts for refusals: each lib contributes those for its codes. */
@Injectable()
export class ErrorTexts {
  readonly #catalogues: ErrorContribution[] = [{ en: en.errors, zh: zh.errors }];

  /** Throws for a code that already has a text: two libs would disagree on what happened. */
  add(contribution: ErrorContribution): void {
    for (const part of ['pages', 'inline'] as const) {
      for (const code of Object.keys(contribution.en[part] ?? {})) {
        if (this.#catalogues.some((one) => Object.hasOwn(one.en[part] ?? {}, code)))
          throw new Error(`The error ${code} has two texts`);
      }
    }
    this.#catalogues.push(contribution);
  }

  page(locale: Locale, code: string, about: ErrorAbout = {}): ErrorWords | undefined {
    const words = this.#find(({ [locale]: { pages = {} } }) => pages[code]);
    return typeof words === 'function' ? words(about) : words;
  }

  inline(locale: Locale, code: string): string | undefined {
    return this.#find(({ [locale]: { inline = {} } }) => inline[code]);
  }

  icon(code: string): IconName | undefined {
    return this.#find(({ icons = {} }) => icons[code]);
  }

  /** Whether a retry makes sense after it. */
  isPassing(code: string): boolean {
    return this.#catalogues.some(({ again = [] }) => again.includes(code));
  }

  #find<T>(look: (contribution: ErrorContribution) => T | undefined): T | undefined {
    for (const contribution of this.#catalogues) {
      const found = look(contribution);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
