/** XML that is made here. */
export interface Markup {
  readonly xml: string;
}

type Attributes = Readonly<Record<string, string | undefined>>;

/**
 * An element of XML. Texts are escaped, so that nothing which comes from outside can become markup; attributes that are undefined are left out.
 *
 * @param name with its prefix, which whoever puts the document together declares
 */
export function element(
  name: string,
  attributes: Attributes,
  ...children: readonly (Markup | string)[]
): Markup {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(value)}"`],
  );
  const content = children.map((child) => (typeof child === 'string' ? escaped(child) : child.xml)).join('');
  return { xml: `<${name}${written.join('')}>${content}</${name}>` };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** White space other than blanks is written by number, as attributes would lose it. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"'\t\r\n]/g, (one) => ENTITIES[one] ?? `&#${String(one.charCodeAt(0))};`);
}
