import { PROVIDER_NAMES, providerTexts } from '../../providers/providers';
import type { Method } from './menu-store';

const REFUSALS: Readonly<Record<string, string>> = {
  'menu.last_administrator_method': $localize`:@@menu.refusal.lastAdministrator:Administrators need a method to log on with. Switch on another one first.`,
  'menu.proving_method_needed': $localize`:@@menu.refusal.provingNeeded:${PROVIDER_NAMES}:PROVIDERS: QR code logon needs a second method: people who are not linked yet use it to prove their account.`,
  'method.not_available': $localize`:@@menu.refusal.notAvailable:Not available in this installation. Codes by email need a mail server, which the operator sets up.`,
  ...providerTexts('refusals'),
};

/** Why the switch of a method cannot be turned now, for people. */
export function refusalText(code: string | null): string | undefined {
  if (code === null) return undefined;
  return REFUSALS[code] ?? $localize`:@@menu.refusal.other:This switch cannot be changed at the moment.`;
}

/** What a method is called in the console's language. */
export function nameOf({ name }: Pick<Method, 'name'>, locale: string): string {
  return locale.startsWith('zh') ? name.zh : name.en;
}
