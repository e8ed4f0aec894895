import type { AbstractControl, ValidationErrors } from '@angular/forms';

/** Maximum number of addresses of one kind. */
const MOST = 50;

/** One address on each line; empty lines are ignored. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Each line must be a redirect address. The API makes the final check. */
export function areAddresses({ value }: AbstractControl<string>): ValidationErrors | null {
  const lines = linesOf(value);
  return lines.length <= MOST && lines.every((line) => isWebAddress(line) || isOwnScheme(line))
    ? null
    : { addresses: true };
}

/** Each line must be a web address. */
export function areWebAddresses({ value }: AbstractControl<string>): ValidationErrors | null {
  const lines = linesOf(value);
  return lines.length <= MOST && lines.every(isWebAddress) ? null : { addresses: true };
}

/** Each line must be a host, optionally with a port. The API makes the final check. */
export function areHosts({ value }: AbstractControl<string>): ValidationErrors | null {
  const isHost = (line: string): boolean =>
    /^[a-z\d.-]+(?::\d{1,5})?$/i.test(line) && URL.canParse(`https://${line}`);
  return linesOf(value).every(isHost) ? null : { hosts: true };
}

/** A web address. */
export function isAddress({ value }: AbstractControl<string>): ValidationErrors | null {
  return isWebAddress(value.trim()) ? null : { address: true };
}

/** Empty, or a web address. */
export function isAddressOrEmpty({ value }: AbstractControl<string>): ValidationErrors | null {
  return value.trim() === '' || isWebAddress(value.trim()) ? null : { address: true };
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** HTTPS, or HTTP on the same machine. */
export function isWebAddress(text: string): boolean {
  if (!URL.canParse(text) || /[\s#\\]/.test(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
  return isSafe && username === '' && password === '';
}

function isOwnScheme(text: string): boolean {
  return URL.canParse(text) && /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:[^\s#\\]*$/.test(text);
}
