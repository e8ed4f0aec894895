import type { BilingualText } from '#kernel';
import type { DingTalkReason } from '../dingtalk-error.js';

export type CheckId =
  | 'credentials'
  | 'address_book_permission'
  | 'member_lookup'
  | 'personal_permission'
  | 'callback_address'
  | 'in_app_address'
  | 'egress_ip'
  | 'directory_departments'
  | 'directory_members'
  | 'directory_leavers';

/** A setting at DingTalk that people need to log on, or that the directory needs to be read. */
export interface CheckItem {
  readonly id: CheckId;
  /** `unknown` without a cause: cannot be checked from here. With a cause: the check itself failed because of it. */
  readonly outcome: 'ok' | 'failed' | 'unknown';
  readonly cause?: DingTalkReason;
  /** DingTalk's own error code, which its support asks for. */
  readonly code?: string;
  /** What it means and what to do, when the outcome is not `ok`. */
  readonly advice?: BilingualText;
  /** Where to fix it in DingTalk's developer console. */
  readonly setting?: BilingualText;
  /** What to enter there. */
  readonly value?: string;
  /** The item to fix first: this one only repeats its cause. */
  readonly waitsFor?: CheckId;
  /** Logging on does not need it; this part of the product does. */
  readonly neededFor?: 'directory';
}
