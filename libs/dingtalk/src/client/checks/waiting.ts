import type { CheckId, CheckItem } from './check-item.js';

/** The items on which all others depend, in the order in which to fix them. */
const FIRST: readonly CheckId[] = ['egress_ip', 'credentials', 'address_book_permission'];

/**
 * Makes each item that only repeats another item's cause wait for that item. A forbidden address fails every call, and wrong credentials
 * fail all calls that need them, yet an administrator has one thing to fix, not five.
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

/** The address is at fault only if DingTalk says so; any other cause only prevented the check. */
function isRoot({ id, cause }: CheckItem): boolean {
  return id !== 'egress_ip' || cause === 'ip_not_allowed';
}
