/** What the database says about the log of a tenant `$1`. These are text, as a snapshot reads by them, too. */
import { POLICY_COLUMNS } from './policy-columns.js';

export const STORED_CHAIN = `select first_sequence as first, last_sequence as last, encode(last_hash, 'hex') as hash, head
  from audit.chain where tenant_id = $1`;

/** In the order of their numbers. */
export const STORED_STATEMENTS = 'select document from audit.statement where tenant_id = $1 order by number';

export const STORED_POLICY = `select ${POLICY_COLUMNS} from audit.policy where tenant_id = $1`;
