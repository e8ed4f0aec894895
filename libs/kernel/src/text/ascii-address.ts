/** The characters allowed in an address in a header: printable ASCII without space. */
const SENDABLE = /^[\x21-\x7e]*$/;

/**
 * An address in the form that headers accept: characters outside printable ASCII are percent-encoded, host names become Punycode (WHATWG
 * URL). An address that already has this form stays unchanged. Accepts any text and never fails.
 *
 * @example asciiAddress('/t/demo/中') === '/t/demo/%E4%B8%AD'
 */
export function asciiAddress(address: string): string {
  if (SENDABLE.test(address)) return address;
  if (URL.canParse(address)) return new URL(address).href;
  return address.toWellFormed().replaceAll(/[^\x21-\x7e]+/g, encodeURIComponent);
}
