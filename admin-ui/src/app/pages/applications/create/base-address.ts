import { isWebAddress } from '../addresses';

/** The address of an application without a trailing slash; empty while the input is not an address. */
export function baseAddress(typed: string): string {
  const text = typed.trim().replace(/\/+$/, '');
  return isWebAddress(text) ? text : '';
}
