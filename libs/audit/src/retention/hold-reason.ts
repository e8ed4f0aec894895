import { DomainError, reasonText } from '#kernel';

/** Why a hold is set or released, for people who read the log years later. */
export const holdReason = reasonText.min(3, 'is at least 3 characters');

/** @throws DomainError `audit.hold.reason_invalid` */
export function checkedReason(text: string): string {
  const result = holdReason.safeParse(text);
  if (result.success) return result.data;
  throw new DomainError('invalid', 'audit.hold.reason_invalid', {
    detail: `Setting or releasing a hold needs a reason of 3 to 500 characters; this one ${result.error.issues[0]?.message ?? ''}.`,
  });
}
