/** What the database contains about the log of tenant `$1`. These are text, because snapshots use them, too. */
import { POLICY_COLUMNS } from './policy-columns.js';

export const STORED_CHAIN = `select first_sequence as first, last_sequence as last, encode(last_hash, 'hex') as hash, head
  from audit.chain where tenant_id = $1`;

/** By number. */
export const STORED_STATEMENTS = 'select document from audit.statement where tenant_id = $1 order by number';

export const STORED_POLICY = `select ${POLICY_COLUMNS} from audit.policy where tenant_id = $1`;
