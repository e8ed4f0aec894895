import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import type { ReviewedScope } from '../domain/lost-access.js';

/** Something that rests on a person's access to an application, and goes with it. */
export interface AccessEnding {
  /**
   * Ends a batch of what rests on access that is there no more (`withoutAccess`).
   *
   * @returns whether there may be more
   */
  end(transaction: Transaction, scope: ReviewedScope): Promise<boolean>;
}

/** What goes when access is lost. Each module that keeps such things registers itself in the worker. */
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
