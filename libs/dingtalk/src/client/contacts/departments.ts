import * as z from 'zod';
import { lenientInteger, lenientText } from '../wire/lenient.js';
import { contactCall, type ContactCallContext } from './contact-call.js';

/** A department; its id is a number that may exceed 32 bits, kept as text. */
export interface Department {
  readonly id: string;
  /** Undefined for the root. */
  readonly parentId: string | undefined;
  readonly name: string;
}

const department = z
  .object({ dept_id: lenientInteger, name: lenientText, parent_id: lenientInteger.nullish() })
  .transform(({ dept_id, name, parent_id }): Department => ({
    id: String(dept_id),
    parentId: parent_id === null || parent_id === undefined ? undefined : String(parent_id),
    name,
  }));

/** @see https://open.dingtalk.com/document/development/queries-department-details-v2 */
export async function readDepartment(context: ContactCallContext, id: string): Promise<Department> {
  const { result } = await contactCall(context, {
    operation: 'department/get',
    path: '/topapi/v2/department/get',
    form: { dept_id: id },
    schema: z.object({ result: department }),
  });
  return result;
}

/**
 * The departments directly below one.
 *
 * @see https://open.dingtalk.com/document/development/obtain-the-department-list-v2
 */
export async function departmentsBelow(
  context: ContactCallContext,
  id: string,
): Promise<readonly Department[]> {
  const { result } = await contactCall(context, {
    operation: 'department/listsub',
    path: '/topapi/v2/department/listsub',
    form: { dept_id: id },
    schema: z.object({ result: z.array(department).nullish() }),
  });
  return (result ?? []).map((below) => ({ ...below, parentId: below.parentId ?? id }));
}
