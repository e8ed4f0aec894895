import * as z from 'zod';
import { DingTalkError } from '../dingtalk-error.js';
import { lenientInteger } from '../wire/lenient.js';
import { contact, type Contact } from './contact.js';
import { contactCall, type ContactCallContext } from './contact-call.js';

/** DingTalk's largest page size. */
const PAGE = 100;

/** A boolean that DingTalk may print as a text. */
const lenientBoolean = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

const answer = z.object({
  result: z.object({
    has_more: lenientBoolean,
    next_cursor: lenientInteger.nullish(),
    list: z.array(contact).nullish(),
  }),
});

/**
 * The direct members of a department, page by page, in the order in which they joined: a person who joins meanwhile then moves nobody to a
 * page that was read already.
 *
 * @param size of a page, at most 100
 * @throws DingTalkError `unexpected_answer` when a cursor does not advance, which is not an end
 * @see https://open.dingtalk.com/document/development/queries-the-complete-information-of-a-department-user
 */
export async function* membersOf(
  context: ContactCallContext,
  departmentId: string,
  size = PAGE,
): AsyncIterable<readonly Contact[]> {
  const operation = 'user/list';
  for (let cursor = 0; ;) {
    const { result } = await contactCall(context, {
      operation,
      path: '/topapi/v2/user/list',
      form: {
        dept_id: departmentId,
        cursor: String(cursor),
        size: String(size),
        order_field: 'entry_asc',
      },
      schema: answer,
    });
    yield result.list ?? [];
    if (!result.has_more) return;
    const next = result.next_cursor ?? cursor;
    if (next <= cursor) throw new DingTalkError('unexpected_answer', { operation, code: 'cursor_stuck' });
    cursor = next;
  }
}

/**
 * A member as they are now; null if nobody in the organisation has the `userId`.
 *
 * @see https://open.dingtalk.com/document/development/query-user-details
 */
export async function readContact(context: ContactCallContext, userId: string): Promise<Contact | null> {
  try {
    const { result } = await contactCall(context, {
      operation: 'user/get',
      path: '/topapi/v2/user/get',
      form: { userid: userId },
      schema: z.object({ result: contact }),
    });
    return result;
  } catch (error) {
    if (error instanceof DingTalkError && error.reason === 'not_member') return null;
    throw error;
  }
}

/**
 * Whether the person is in the organisation, inside the app's scope or not.
 *
 * @see https://open.dingtalk.com/document/development/query-a-user-by-the-union-id
 */
export async function isMember(context: ContactCallContext, unionId: string): Promise<boolean> {
  try {
    const { result } = await contactCall(context, {
      operation: 'getbyunionid',
      path: '/topapi/user/getbyunionid',
      form: { unionid: unionId },
      schema: z.object({ result: z.object({ contact_type: lenientInteger }) }),
    });
    return result.contact_type === 0;
  } catch (error) {
    if (error instanceof DingTalkError && error.reason === 'not_member') return false;
    throw error;
  }
}
