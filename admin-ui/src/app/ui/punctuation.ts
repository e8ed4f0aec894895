const language = document.documentElement.lang || 'en';
const isChinese = language.startsWith('zh');
const conjunction = new Intl.ListFormat(language, { type: 'conjunction' });

/** A label and its value, with the colon of the language. */
export function labelled(label: string, text: string): string {
  return isChinese ? `${label}：${text}` : `${label}: ${text}`;
}

/** A name and its distinction, with the brackets of the language. */
export function withAside(name: string, aside: string): string {
  return isChinese ? `${name}（${aside}）` : `${name} (${aside})`;
}

/** Several names without a final “and”: “one, two, three”. */
export function enumerated(names: readonly string[]): string {
  return names.join(isChinese ? '、' : ', ');
}

/** Several names, such as “one, two and three”. */
export function listed(names: readonly string[]): string {
  return conjunction.format(names);
}
