const language = document.documentElement.lang || 'en';
const isChinese = language.startsWith('zh');
const conjunction = new Intl.ListFormat(language, { type: 'conjunction' });

/** A name and what it stands for, with the colon of the language. */
export function labelled(label: string, text: string): string {
  return isChinese ? `${label}：${text}` : `${label}: ${text}`;
}

/** A name and what tells it apart, with the brackets of the language. */
export function withAside(name: string, aside: string): string {
  return isChinese ? `${name}（${aside}）` : `${name} (${aside})`;
}

/** Several names, none of which is the last: “one, two, three”. */
export function enumerated(names: readonly string[]): string {
  return names.join(isChinese ? '、' : ', ');
}

/** Several names, such as “one, two and three”. */
export function listed(names: readonly string[]): string {
  return conjunction.format(names);
}
