/** An attribute, as RFC 7643, 2.2 and 7 describe one; what is left out has the default there. */
export interface Attribute {
  /** As it is written; it is found in any case. The name of an extension is its URN. */
  readonly name: string;
  readonly type: 'boolean' | 'complex' | 'dateTime' | 'reference' | 'string';
  readonly description: string;
  readonly isMany?: true;
  readonly isReadOnly?: true;
  readonly isRequired?: true;
  /** Whether upper and lower case differ. */
  readonly isExact?: true;
  readonly isUnique?: true;
  /** Parts of a complex attribute. */
  readonly parts?: readonly Attribute[];
}

/** A schema, as it is described to clients. */
export interface Schema {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly Attribute[];
}

/** A kind of resource: what it consists of, and what clients say of it that nobody keeps here. */
export interface ResourceType {
  readonly name: 'Group' | 'User';
  /** Below `/scim/v2`. */
  readonly endpoint: '/Groups' | '/Users';
  readonly description: string;
  readonly schema: Schema;
  readonly extensions: readonly Schema[];
  /** Every attribute, those of extensions below one with the name of the extension. */
  readonly attributes: readonly Attribute[];
  /** Attributes of the standard that are taken and dropped, in lower case. */
  readonly dropped: ReadonlySet<string>;
}

/** The attribute of this name, in any case. */
export function attributeNamed(attributes: readonly Attribute[], name: string): Attribute | undefined {
  const key = name.toLowerCase();
  return attributes.find((attribute) => attribute.name.toLowerCase() === key);
}
