import type { FactoryProvider } from '@nestjs/common';
import { ErrorTexts, type ErrorContribution } from './errors/error-texts.js';
import { PageNotices, type NoticeContribution } from './notices/page-notices.js';
import type { Locale } from './i18n/locale.js';
import { LogonPanels, type LogonPanel } from './panels/logon-panels.js';
import { UnlistedMethods } from './panels/unlisted-methods.js';

/** A module's contribution to the pages that depends on nothing else in the process. */
export interface PageContribution {
  readonly panels?: readonly LogonPanel[];
  readonly errors?: ErrorContribution;
  readonly notices?: NoticeContribution;
  /** Names of ways to log on that are not methods of the menu, by the key that sessions store. */
  readonly ways?: Readonly<Record<string, Readonly<Record<Locale, string>>>>;
}

/** Registers the contribution: goes into the `providers` of the module with the routes. */
export function contributeToPages(contribution: PageContribution): FactoryProvider {
  return {
    provide: Symbol('contribution to the pages'),
    inject: [LogonPanels, UnlistedMethods, ErrorTexts, PageNotices],
    useFactory: (panels: LogonPanels, ways: UnlistedMethods, errors: ErrorTexts, notices: PageNotices) => {
      for (const panel of contribution.panels ?? []) panels.register(panel);
      ways.add(contribution.ways ?? {});
      if (contribution.errors !== undefined) errors.add(contribution.errors);
      if (contribution.notices !== undefined) notices.add(contribution.notices);
      return contribution;
    },
  };
}
