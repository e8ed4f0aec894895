import { statementsOn } from '#database';
import { accessReviewTable } from './access-review.table.js';
import { applicationTable } from './application.table.js';
import { assignmentTable } from './assignment.table.js';
import { clientSecretTable } from './client-secret.table.js';
import { clientTable } from './client.table.js';
import { useTable } from './use.table.js';

export const { prepare, db } = statementsOn(
  applicationTable,
  clientTable,
  clientSecretTable,
  assignmentTable,
  accessReviewTable,
  useTable,
);
