import type { Method } from './menu-store';

const REFUSALS: Readonly<Record<string, string>> = {
  'menu.last_administrator_method': $localize`:@@menu.refusal.lastAdministrator:The last method that an administrator can log on with stays on. Enable another one first.`,
  'menu.proving_method_needed': $localize`:@@menu.refusal.provingNeeded:DingTalk QR code logon needs another method: people who are not linked yet prove their account with it.`,
  'method.not_available': $localize`:@@menu.refusal.notAvailable:This installation cannot offer it. For codes by e-mail the operator configures a mail server.`,
  'dingtalk.connection.missing': $localize`:@@menu.refusal.connectionMissing:Connect DingTalk first, on the page DingTalk.`,
};

/** Why the switch of a method cannot be turned now, for people. */
export function refusalText(code: string | null): string | undefined {
  if (code === null) return undefined;
  return REFUSALS[code] ?? $localize`:@@menu.refusal.other:Its switch cannot be turned at the moment.`;
}

/** What a method is called in the console's language. */
export function nameOf({ name }: Pick<Method, 'name'>, locale: string): string {
  return locale.startsWith('zh') ? name.zh : name.en;
}
