/** Numbers and booleans as texts, as in DingTalk's older samples; `errcode` stays a number. */
export function loosen(value: unknown, name?: string): unknown {
  if (Array.isArray(value)) return value.map((one) => loosen(one));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, loosen(inner, key)]));
  }
  const isLoose = (typeof value === 'number' || typeof value === 'boolean') && name !== 'errcode';
  return isLoose ? String(value) : value;
}
