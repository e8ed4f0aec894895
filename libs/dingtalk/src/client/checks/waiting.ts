import type { CheckId, CheckItem } from './check-item.js';

/** What everything else hangs on, in the order in which it is to be set right. */
const FIRST: readonly CheckId[] = ['egress_ip', 'credentials', 'address_book_permission'];

/**
 * Names for each item that only repeats the cause of another one which that is. An address that is not allowed shows in every call,
 * wrong credentials in everything that they are needed for: an administrator has one thing to do, not five.
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

/** Two permissions may be missing at once: each is to be granted by its own name. */
function isSameToMend({ cause, value }: CheckItem, item: CheckItem): boolean {
  return cause !== 'permission_missing' || value === item.value;
}

/** The address is at fault only when DingTalk names it; otherwise it could just not be asked about. */
function isRoot({ id, cause }: CheckItem): boolean {
  return id !== 'egress_ip' || cause === 'ip_not_allowed';
}
