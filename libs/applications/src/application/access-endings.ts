import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import type { ReviewedScope } from '../domain/lost-access.js';

/** Data that depends on a person's access to an application, and is deleted with the access. */
export interface AccessEnding {
  /**
   * Ends a batch of what depends on access that no longer exists (`withoutAccess`).
   *
   * @returns whether there may be more
   */
  end(transaction: Transaction, scope: ReviewedScope): Promise<boolean>;
}

/** Data that ends when access is lost. Each module with such data registers itself in the worker. */
@Injectable()
export class AccessEndings {
  readonly #endings: AccessEnding[] = [];

  register(ending: AccessEnding): void {
    this.#endings.push(ending);
  }

  all(): readonly AccessEnding[] {
    return this.#endings;
  }
}
