import type { CheckId, CheckItem } from './check-item.js';

/** What everything else depends on, in the order in which to fix it. */
const FIRST: readonly CheckId[] = ['egress_ip', 'credentials', 'address_book_permission'];

/**
 * Lets each item that only repeats another one's cause wait for that one. A forbidden address fails every call and wrong
 * credentials fail all that need them, yet an administrator has one thing to put right, not five.
 */
export function withWaiting(items: readonly CheckItem[]): readonly CheckItem[] {
  return items.map((item) => {
    const root = item.cause === undefined ? undefined : rootOf(item, items);
    return root === undefined ? item : { ...item, waitsFor: root };
  });
}

function rootOf(item: CheckItem, items: readonly CheckItem[]): CheckId | undefined {
  const { id, cause } = item;
  const roots = FIRST.flatMap((first) => items.filter((item) => item.id === first && isRoot(item)));
  const root = roots.find((one) => one.cause === cause && isSameToMend(one, item));
  return root?.id === id ? undefined : root?.id;
}

/** Two permissions may be missing at once, and each has to be granted. */
function isSameToMend({ cause, value }: CheckItem, item: CheckItem): boolean {
  return cause !== 'permission_missing' || value === item.value;
}

/** The address is at fault only when DingTalk says so; any other cause only kept it from being checked. */
function isRoot({ id, cause }: CheckItem): boolean {
  return id !== 'egress_ip' || cause === 'ip_not_allowed';
}
