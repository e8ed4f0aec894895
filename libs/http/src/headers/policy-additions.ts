/** The directives that a page may widen for itself. */
export type WidenedDirective = 'base-uri' | 'connect-src' | 'form-action' | 'frame-src' | 'img-src';

/** What a page adds to the policy of its answer. */
export type PolicyAdditions = Map<WidenedDirective, Set<string>>;
