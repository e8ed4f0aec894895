/** XML that the portal creates. */
export interface Markup {
  readonly xml: string;
}

type Attributes = Readonly<Record<string, string | undefined>>;

/**
 * An XML element. Texts are escaped, so values from outside cannot become markup; undefined attributes are left out.
 *
 * @param name with its prefix, which the caller declares in the document
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

/** White space other than spaces is written as character references, because parsers normalise it in attributes. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"'\t\r\n]/g, (one) => ENTITIES[one] ?? `&#${String(one.charCodeAt(0))};`);
}
