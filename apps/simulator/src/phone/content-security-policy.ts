/** The changes to a page's policy that let the phone show it in a frame and add the bridge. */
export interface PolicyChanges {
  /** Allows the bridge's script and the style that hides scroll bars. */
  readonly nonce: string;
  /** The phone's substitutes for origins. */
  readonly origins: ReadonlyMap<string, string>;
}

/** The policy with the frame and the bridge allowed, and origins as the phone's container sees them; otherwise unchanged. */
export function adaptPolicy(policy: string, { nonce, origins }: PolicyChanges): string {
  const directives = new Map<string, string[]>();
  for (const directive of policy.split(';')) {
    const [name, ...sources] = directive.trim().split(/\s+/);
    if (name !== undefined && name !== '') directives.set(name.toLowerCase(), sources);
  }
  directives.delete('frame-ancestors');
  const fallback = directives.get('default-src') ?? ['*'];
  directives.set('script-src', withSource(directives.get('script-src') ?? fallback, `'nonce-${nonce}'`));
  directives.set('style-src', withSource(directives.get('style-src') ?? fallback, `'nonce-${nonce}'`));
  directives.set('connect-src', withSource(directives.get('connect-src') ?? fallback, "'self'"));
  return [...directives]
    .map(([name, sources]) => [name, ...sources.map((source) => origins.get(source) ?? source)].join(' '))
    .join('; ');
}

/** `'none'` has no meaning beside another source. */
function withSource(sources: readonly string[], added: string): string[] {
  return [...sources.filter((source) => source !== "'none'" && source !== added), added];
}
