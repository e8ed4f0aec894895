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

/** What words may name, where it is known. */
export interface ErrorAbout {
  /** What people call the app of the provider that the person came by. */
  readonly app?: string | undefined;
  /** The organisation. */
  readonly tenant?: string | undefined;
}

/**
 * What a lib says in one language of the refusals that it throws, by their `DomainError` codes. Words may name the
 * organisation, and the app of the provider that the person came by, where they are known.
 */
export interface ErrorCatalogue {
  readonly pages?: Readonly<Record<string, ErrorWords | ((about: ErrorAbout) => ErrorWords)>> | undefined;
  /** Short sentences for beside a form. */
  readonly inline?: Readonly<Record<string, string>> | undefined;
}

/** What a lib brings for its refusals. */
export interface ErrorContribution {
  readonly en: ErrorCatalogue;
  readonly zh: ErrorCatalogue;
  /** Signs of the pages whose sign their status does not give, by code. */
  readonly icons?: Readonly<Record<string, IconName>> | undefined;
  /** Codes of what passes, or can be set right: the page offers to try again (`rememberWayBack`). */
  readonly again?: readonly string[] | undefined;
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

  /** Whether it makes sense to try again after it. */
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
