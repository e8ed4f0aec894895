import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccessEndings, type AccessEnding, type ReviewedScope } from '#applications';
import type { Transaction } from '#database';
import { EndParticipations } from '../application/end-participations.js';

/** Logs people off from an application that they may no longer use, as if the session had ended. */
@Injectable()
export class EndWithAccess implements AccessEnding, OnModuleInit {
  constructor(
    private readonly endings: AccessEndings,
    private readonly participations: EndParticipations,
  ) {}

  onModuleInit(): void {
    this.endings.register(this);
  }

  end(transaction: Transaction, scope: ReviewedScope): Promise<boolean> {
    return this.participations.withoutAccess(transaction, scope);
  }
}
