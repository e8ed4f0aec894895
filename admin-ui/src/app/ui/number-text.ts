/** Formats numbers for a language: `12,345`. */
export function numberText(locale: string): (value: number) => string {
  const format = new Intl.NumberFormat(locale);
  return (value) => format.format(value);
}
