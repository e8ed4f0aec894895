import { DomainError, type ErrorKind } from '#kernel';
import type { Trouble } from './trouble.js';

/** A provider did not say who a person is. Its code is the provider's own, whose lib has the words for it. */
export class NotIdentified extends DomainError {
  constructor(
    kind: ErrorKind,
    code: string,
    /** What the browser that waits is told of it; undefined where the phone can still go on. */
    readonly trouble: Trouble | undefined,
    options: { readonly cause?: unknown } = {},
  ) {
    super(kind, code, options);
  }
}
