/** The directives that a page may extend for itself. */
export type WidenedDirective = 'base-uri' | 'connect-src' | 'form-action' | 'frame-src' | 'img-src';

/** The sources that a page adds to the policy of its answer. */
export type PolicyAdditions = Map<WidenedDirective, Set<string>>;
