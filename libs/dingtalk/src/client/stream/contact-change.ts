import * as z from 'zod';
import { lenientText } from '../wire/lenient.js';

/**
 * The person or department that an event is about. Events come late, twice and in any order, so their state must be read from the address
 * book.
 */
export interface ContactChange {
  readonly about: 'member' | 'department';
  /** `userId` or id of the department. */
  readonly id: string;
  /** The event says that the member has left. */
  readonly isLeaving: boolean;
}

/** Maximum number of ids that an event may name; DingTalk sends no event with more. */
const MOST_IDS = 10_000;

const id = lenientText.pipe(z.string().min(1).max(256));
const ids = z.union([z.array(id).max(MOST_IDS), id.transform((one) => [one])]);

const ABOUT_MEMBERS = new Set(['user_add_org', 'user_modify_org', 'user_leave_org', 'user_active_org']);
const ABOUT_DEPARTMENTS = new Set(['org_dept_create', 'org_dept_modify', 'org_dept_remove']);

/**
 * The people and departments that an event is about; empty if the event does not concern the address book. Keys are compared without regard
 * to case: pushes have arrived in camel case and in Pascal case.
 *
 * @see https://open.dingtalk.com/document/development/address-book-user-change
 */
export function contactChangesOf(type: string, payload: unknown): readonly ContactChange[] {
  if (ABOUT_MEMBERS.has(type)) {
    const isLeaving = type === 'user_leave_org';
    return idsIn(payload, 'userid').map((one) => ({ about: 'member', id: one, isLeaving }));
  }
  if (ABOUT_DEPARTMENTS.has(type))
    return idsIn(payload, 'deptid').map((one) => ({ about: 'department', id: one, isLeaving: false }));
  return [];
}

function idsIn(payload: unknown, name: string): readonly string[] {
  return ids.safeParse(valueOf(payload, name)).data ?? [];
}

/** The value under a key, whatever its case. */
export function valueOf(payload: unknown, name: string): unknown {
  if (typeof payload !== 'object' || payload === null) return undefined;
  return Object.entries(payload).find(([key]) => key.toLowerCase() === name)?.[1];
}
