import { sessionStore } from '../browser-storage';

/** When this window last reloaded automatically, in milliseconds since the Unix epoch. */
const LOADED_AT = 'openeiam.reloaded-at';

/** Present until the person has been told of the reload. */
const UNTOLD = 'openeiam.reloaded-untold';

/** Milliseconds within which a second reload would not help, for example while servers are replaced in turn. */
const ONCE_IN = 60_000;

/** Reloads an address, unless this window has just done so, which prevents a loop. Returns whether it does. */
export function reloadOnce(address: string): boolean {
  if (Date.now() - Number(sessionStore.read(LOADED_AT) ?? 0) < ONCE_IN) return false;
  if (!sessionStore.write(LOADED_AT, String(Date.now()))) return false; // the window would not remember it the next time
  sessionStore.write(UNTOLD, 'yes');
  location.assign(address);
  return true;
}

/** Whether this window has reloaded automatically without having said so; true only once. */
export function takeReloadNote(): boolean {
  const isUntold = sessionStore.read(UNTOLD) !== undefined;
  sessionStore.drop(UNTOLD);
  return isUntold;
}
