import { DomainError, type ErrorKind } from '#kernel';
import type { ScanError } from './scan-error.js';

/** A provider did not identify a person. The code belongs to the provider, whose lib has its texts. */
export class NotIdentified extends DomainError {
  constructor(
    kind: ErrorKind,
    code: string,
    /** What the waiting browser is told about it; undefined if the phone can still continue. */
    readonly trouble: ScanError | undefined,
    options: { readonly cause?: unknown } = {},
  ) {
    super(kind, code, options);
  }
}
