import { dingtalk } from './dingtalk/provider';
import type { ConsoleProvider } from './provider';

/** The identity providers, whose folders are beside this file. The console is composed of them here. */
export const PROVIDERS: readonly ConsoleProvider[] = [dingtalk];

/** Their names together, such as “DingTalk” or “DingTalk or Feishu”. */
export const PROVIDER_NAMES = new Intl.ListFormat(document.documentElement.lang || 'en', {
  type: 'disjunction',
}).format(PROVIDERS.map(({ name }) => name));

/** The texts of one kind from all providers. */
export function providerTexts(
  kind: 'modules' | 'targets' | 'reasons' | 'refusals',
): Readonly<Record<string, string>> {
  return Object.assign({}, ...PROVIDERS.map((provider) => provider[kind])) as Readonly<
    Record<string, string>
  >;
}
