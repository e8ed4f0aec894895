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

/** One thing that must be right at DingTalk for people to log on, or for the directory to be read. */
export interface CheckItem {
  readonly id: CheckId;
  /** `unknown` without a cause: cannot be checked from here; with one: the check itself failed, because of it. */
  readonly outcome: 'ok' | 'failed' | 'unknown';
  readonly cause?: DingTalkReason;
  /** DingTalk's own error code, which its support asks for. */
  readonly code?: string;
  /** What it means and what to do, when the outcome is not `ok`. */
  readonly advice?: BilingualText;
  /** Where to set it right in DingTalk's developer console. */
  readonly setting?: BilingualText;
  /** What to enter there. */
  readonly value?: string;
  /** The item to set right first: this one only repeats its cause. */
  readonly waitsFor?: CheckId;
  /** Nobody's logon needs it. */
  readonly neededFor?: 'directory';
}
