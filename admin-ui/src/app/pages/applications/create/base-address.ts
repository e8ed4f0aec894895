import { isWebAddress } from '../addresses';

/** The address of an application without the slash at its end; empty while what is typed is none. */
export function baseAddress(typed: string): string {
  const text = typed.trim().replace(/\/+$/, '');
  return isWebAddress(text) ? text : '';
}
