import { DOMParser } from '@xmldom/xmldom';
import { refused, type Refusal } from '../domain/refused.js';

/** Longest message, in characters. */
export const LONGEST_MESSAGE = 128 * 1_024;

/** Deeper nesting than any message of SAML has. */
const DEEPEST = 40;

interface Bounds {
  /** The code of its refusal. */
  readonly code: Refusal;
  readonly longest: number;
  /** Comments split texts, so that one reader takes a part of a name for all of it: no message needs any. */
  readonly hasComments: boolean;
}

const MESSAGE: Bounds = { code: 'saml.message_invalid', longest: LONGEST_MESSAGE, hasComments: false };

/** What people write by hand, or fetch: comments are common there. */
export const METADATA: Bounds = { code: 'saml.metadata_invalid', longest: 256 * 1_024, hasComments: true };

/**
 * Reads XML from outside. Document types and processing instructions are refused before anything is parsed, so there are no entities
 * to expand and none to fetch.
 *
 * @throws DomainError
 */
export function parseXml(text: string, { code, longest, hasComments }: Bounds = MESSAGE): Element {
  const wrong = (what: string) => refused(code, `This is not XML as SAML uses it: ${what}.`);
  if (text.length > longest) throw wrong('it is too long');
  const body = text.replace(/^\uFEFF?\s*<\?xml\s[^>]*\?>/, '');
  if (body.includes('<?')) throw wrong('it holds a processing instruction');
  const declared = hasComments ? /<!(?!--)/ : /<!/;
  if (declared.test(body)) throw wrong('it holds a document type, a CDATA section or a comment');
  const root = parsed(body, wrong);
  if (isDeep(root)) throw wrong('it is nested too deeply');
  return root;
}

function parsed(body: string, wrong: (what: string) => Error): Element {
  const fail = (message: string): never => {
    throw new SyntaxError(message);
  };
  try {
    const parser = new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } });
    // There is none for a text without any element, whatever the types say.
    const root = parser.parseFromString(body, 'text/xml').documentElement as Element | null;
    if (root !== null) return root;
  } catch {
    // What the parser says of it is for no one else: it can hold parts of the text.
  }
  throw wrong('it is not well-formed');
}

function isDeep(root: Element): boolean {
  let level: readonly Element[] = [root];
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    level = level.flatMap((parent) => childrenOf(parent));
    if (level.length === 0) return false;
  }
  return true;
}

/** The elements right below one, of a name where one is given. */
export function childrenOf(parent: Element, namespace?: string, name?: string): readonly Element[] {
  return Array.from(parent.childNodes).filter(
    (node): node is Element =>
      node.nodeType === 1 &&
      (namespace === undefined || (node as Element).namespaceURI === namespace) &&
      (name === undefined || (node as Element).localName === name),
  );
}

/** The text of the only element of a name right below one; undefined when there is none, or more than one. */
export function textIn(parent: Element, namespace: string, name: string): string | undefined {
  const [child, ...more] = childrenOf(parent, namespace, name);
  if (child === undefined || more.length > 0 || childrenOf(child).length > 0) return undefined;
  return child.textContent.trim();
}

/** An attribute; undefined when it is not there. */
export function attributeOf(node: Element, name: string): string | undefined {
  return node.hasAttribute(name) ? (node.getAttribute(name) ?? undefined) : undefined;
}
