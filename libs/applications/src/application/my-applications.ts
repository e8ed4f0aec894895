import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { applicationsOfAccount } from '../infra/my-applications.js';

/** Most that a home page shows; more are found in the applications themselves. */
const SHOWN = 200;

/** An application as the people see it who may use it. */
export interface MyApplication {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly logo: string | null;
  readonly startUrl: string;
}

/** The applications that a person may use now and that can be begun from the portal. */
@Injectable()
export class MyApplications {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async of(tenantId: string, accountId: string): Promise<readonly MyApplication[]> {
    return this.unitOfWork.ask(tenantId, applicationsOfAccount, { tenantId, accountId, limit: SHOWN });
  }
}
