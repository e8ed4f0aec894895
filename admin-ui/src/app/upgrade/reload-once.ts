import { inWindow } from '../kept';

/** When this window last loaded anew by itself, in milliseconds since 1970. */
const LOADED_AT = 'openeiam.reloaded-at';

/** There while the person has not been told of it. */
const UNTOLD = 'openeiam.reloaded-untold';

/** Milliseconds in which loading anew a second time would be no help, for example while servers are replaced in turn. */
const ONCE_IN = 60_000;

/** Loads an address anew, unless this window has just done so: nobody must be caught in a loop. Gives whether it does. */
export function reloadOnce(address: string): boolean {
  if (Date.now() - Number(inWindow.read(LOADED_AT) ?? 0) < ONCE_IN) return false;
  if (!inWindow.keep(LOADED_AT, String(Date.now()))) return false; // the window would not know it the next time
  inWindow.keep(UNTOLD, 'yes');
  location.assign(address);
  return true;
}

/** Whether this window loaded anew by itself and has not said so yet; asked once. */
export function takeReloadNote(): boolean {
  const isUntold = inWindow.read(UNTOLD) !== undefined;
  inWindow.drop(UNTOLD);
  return isUntold;
}
