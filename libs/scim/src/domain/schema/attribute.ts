/** An attribute definition (RFC 7643, 2.2 and 7); left-out members have the defaults of the standard. */
export interface Attribute {
  /** The name in its own spelling; look-ups ignore case. The name of an extension is its URN. */
  readonly name: string;
  readonly type: 'boolean' | 'complex' | 'dateTime' | 'reference' | 'string';
  readonly description: string;
  readonly isMany?: true;
  readonly isReadOnly?: true;
  readonly isRequired?: true;
  /** Whether values are case-sensitive. */
  readonly isExact?: true;
  readonly isUnique?: true;
  /** The sub-attributes of a complex attribute. */
  readonly parts?: readonly Attribute[];
}

/** A schema, as described to clients. */
export interface Schema {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly Attribute[];
}

/** A resource type: its attributes, and the attributes that clients send but the portal does not store. */
export interface ResourceType {
  readonly name: 'Group' | 'User';
  /** The path below `/scim/v2`. */
  readonly endpoint: '/Groups' | '/Users';
  readonly description: string;
  readonly schema: Schema;
  readonly extensions: readonly Schema[];
  /** All attributes. Those of an extension are below one attribute with the extension's name. */
  readonly attributes: readonly Attribute[];
  /** Standard attributes that are accepted and ignored, in lower case. */
  readonly dropped: ReadonlySet<string>;
}

/** Finds an attribute by its name, ignoring case. */
export function attributeNamed(attributes: readonly Attribute[], name: string): Attribute | undefined {
  const key = name.toLowerCase();
  return attributes.find((attribute) => attribute.name.toLowerCase() === key);
}
