import { DOMParser } from '@xmldom/xmldom';
import { refused, type Refusal } from '../domain/refused.js';

/** Maximum length of a message, in characters. */
export const LONGEST_MESSAGE = 128 * 1_024;

/** Maximum depth: more than any SAML message needs. */
const DEEPEST = 40;

interface Bounds {
  /** The error code for violations. */
  readonly code: Refusal;
  readonly longest: number;
  /** Whether comments are allowed. Comments split texts, so a reader may take a part of a name for the whole; messages need none. */
  readonly hasComments: boolean;
}

const MESSAGE: Bounds = { code: 'saml.message_invalid', longest: LONGEST_MESSAGE, hasComments: false };

/** For metadata, which people write by hand or fetch: comments are common there. */
export const METADATA: Bounds = { code: 'saml.metadata_invalid', longest: 256 * 1_024, hasComments: true };

/**
 * Parses XML from outside. Document types and processing instructions are refused before parsing, so there are no entities to expand or fetch.
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
    // Null for a text without an element, although the types say otherwise.
    const root = parser.parseFromString(body, 'text/xml').documentElement as Element | null;
    if (root !== null) return root;
  } catch {
    // The parser's message stays internal, because it can contain parts of the text.
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

/** The child elements, optionally only those with a given name. */
export function childrenOf(parent: Element, namespace?: string, name?: string): readonly Element[] {
  return Array.from(parent.childNodes).filter(
    (node): node is Element =>
      node.nodeType === 1 &&
      (namespace === undefined || (node as Element).namespaceURI === namespace) &&
      (name === undefined || (node as Element).localName === name),
  );
}

/** The text of the only child element with a name; undefined if there is none or more than one. */
export function textIn(parent: Element, namespace: string, name: string): string | undefined {
  const [child, ...more] = childrenOf(parent, namespace, name);
  if (child === undefined || more.length > 0 || childrenOf(child).length > 0) return undefined;
  return child.textContent.trim();
}

/** The value of an attribute; undefined if it is missing. */
export function attributeOf(node: Element, name: string): string | undefined {
  return node.hasAttribute(name) ? (node.getAttribute(name) ?? undefined) : undefined;
}
