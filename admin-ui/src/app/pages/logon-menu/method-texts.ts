import { PROVIDER_NAMES, providerTexts } from '../../providers/providers';
import type { Device, First } from './menu-defaults';
import type { Method } from './menu-store';

const REFUSALS: Readonly<Record<string, string>> = {
  'menu.last_administrator_method': $localize`:@@menu.refusal.lastAdministrator:Administrators need a method to log on with. Switch on another one first.`,
  'menu.proving_method_needed': $localize`:@@menu.refusal.provingNeeded:${PROVIDER_NAMES}:PROVIDERS: QR code logon needs a second method: people who are not linked yet use it to prove their account.`,
  'method.not_available': $localize`:@@menu.refusal.notAvailable:Not available in this installation. Codes by email need a mail server, which the operator sets up.`,
  ...providerTexts('refusals'),
};

/** The texts for why a method's switch cannot be changed now. */
export function refusalText(code: string | null): string | undefined {
  if (code === null) return undefined;
  return REFUSALS[code] ?? $localize`:@@menu.refusal.other:This switch cannot be changed at the moment.`;
}

/** The name of a method in the console's language. */
export function nameOf({ name }: Pick<Method, 'name'>, locale: string): string {
  return locale.startsWith('zh') ? name.zh : name.en;
}

/** The notice when devices now show another method first; undefined: none does. */
export function nowFirst(before: First, after: First, locale: string): string | undefined {
  const name = (device: Device): string | undefined => {
    const [was, is] = [before[device], after[device]];
    return is === undefined || is.key === was?.key ? undefined : nameOf(is, locale);
  };
  const [pc, mobile] = [name('pc'), name('mobile')];
  if (mobile === undefined)
    return pc && $localize`:@@menu.nowFirstOnPc:${pc}:NAME: is now shown first on PC.`;
  if (pc === undefined)
    return $localize`:@@menu.nowFirstOnMobile:${mobile}:NAME: is now shown first on mobile.`;
  return pc === mobile
    ? $localize`:@@menu.nowFirst:${pc}:NAME: is now shown first.`
    : $localize`:@@menu.nowFirstOnEach:${pc}:PC: is now shown first on PC, ${mobile}:MOBILE: on mobile.`;
}
