import type { Connection, ConnectionCheck } from '#providers';

/** The steps until people can log on by QR code, in order. */
export const SET_UP_STEPS = [
  'connection_exists',
  'connection_checked',
  'method_enabled',
  'callback_confirmed',
  'first_logon',
] as const;

export type SetUpStep = (typeof SET_UP_STEPS)[number];

/** The state of a tenant's connections. */
export interface SetUpFacts {
  readonly connections: readonly Connection[];
  readonly checks: ReadonlyMap<string, ConnectionCheck>;
  readonly isMethodOn: boolean;
  readonly hasLogon: boolean;
}

/** Which steps are done. A logon proves what a provider cannot report, above all that its callback address is right. */
export function setUpChecklist(facts: SetUpFacts): Readonly<Record<SetUpStep, boolean>> {
  const { connections, checks, isMethodOn, hasLogon } = facts;
  const used = connections.filter(({ state }) => state === 'enabled');
  const found = (used.length > 0 ? used : connections).flatMap(({ id }) => checks.get(id) ?? []);
  const isOk = (check: ConnectionCheck, item: string): boolean =>
    check.items.some(({ id, outcome }) => id === item && outcome === 'ok');
  return {
    connection_exists: connections.length > 0,
    connection_checked: found.some(
      (check) => isOk(check, 'credentials') && !check.items.some(({ outcome }) => outcome === 'failed'),
    ),
    method_enabled: isMethodOn,
    callback_confirmed: hasLogon || found.some((check) => isOk(check, 'callback_address')),
    first_logon: hasLogon,
  };
}
