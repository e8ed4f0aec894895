import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { BilingualText } from '#kernel';
import { ErrorTexts, type ErrorContribution } from '#pages';
import { Providers } from '#providers';
import { en, type Texts } from './texts/en.js';
import { zh } from './texts/zh.js';

/** Texts for attachments and links that are refused. */
export const errors: ErrorContribution = { en: en.errors, zh: zh.errors };

/** Texts for an identity or an account that is linked otherwise; they name the provider. */
export function takenErrors(provider: BilingualText): ErrorContribution {
  const pages = ({ taken }: Texts, name: string) => {
    const { 'binding.identity_taken': identity, 'binding.account_taken': account } = taken;
    return {
      'binding.identity_taken': { ...identity, title: identity.title(name) },
      'binding.account_taken': { ...account, title: account.title(name), text: account.text(name) },
    };
  };
  return {
    en: { pages: pages(en, provider.en) },
    zh: { pages: pages(zh, provider.zh) },
    icons: { 'binding.identity_taken': 'people', 'binding.account_taken': 'people' },
  };
}

/** Contributes the texts once every provider has registered itself. */
@Injectable()
export class WordTakenErrors implements OnApplicationBootstrap {
  constructor(
    private readonly errors: ErrorTexts,
    private readonly providers: Providers,
  ) {}

  onApplicationBootstrap(): void {
    this.errors.add(takenErrors(this.providers.names()));
  }
}
