/** What an address may consist of in a header: printable ASCII without space. */
const SENDABLE = /^[\x21-\x7e]*$/;

/**
 * An address in the form that headers take: what is not printable ASCII is percent-encoded, host names become Punycode (WHATWG
 * URL). One that has this form already stays exactly as it is. Takes any text, and never fails.
 *
 * @example asciiAddress('/t/demo/中') === '/t/demo/%E4%B8%AD'
 */
export function asciiAddress(address: string): string {
  if (SENDABLE.test(address)) return address;
  if (URL.canParse(address)) return new URL(address).href;
  return address.toWellFormed().replaceAll(/[^\x21-\x7e]+/g, encodeURIComponent);
}
