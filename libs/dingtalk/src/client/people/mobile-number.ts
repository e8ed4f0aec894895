/**
 * A mobile number as `+<country><number>` if DingTalk gives the country, otherwise as DingTalk writes it. A masked number (`155****3240`)
 * identifies nobody and is left out.
 */
export function mobileNumber(mobile: string | undefined, stateCode: string | undefined): string | undefined {
  if (mobile === undefined || !/^\+?[\d\s-]{4,24}$/.test(mobile)) return undefined;
  const digits = mobile.replace(/[\s-]/g, '');
  if (digits.startsWith('+') || stateCode === undefined) return digits;
  return `+${stateCode.replace(/\D/g, '')}${digits}`;
}
