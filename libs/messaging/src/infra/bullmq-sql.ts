import { QUEUE_SCHEMA } from '../queues/queue-schema.js';

/** Removes a failed job `$2` of a queue `$1`. The statement is text, because the table is BullMQ's. */
export const REMOVE_FAILED_JOB = `delete from ${QUEUE_SCHEMA}.job where queue = $1 and id = $2 and state = 'failed'`;
