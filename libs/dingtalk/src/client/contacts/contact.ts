import * as z from 'zod';
import { mobileNumber } from '../people/mobile-number.js';
import { detailsOf } from './contact-details.js';
import { lenientBoolean, lenientInteger, lenientText, optionalText } from '../wire/lenient.js';

/** A member as the organisation's address book has them. What the app may not read is undefined. */
export interface Contact {
  readonly userId: string;
  readonly unionId: string | undefined;
  readonly name: string;
  readonly email: string | undefined;
  /** The mailbox that the organisation has given. */
  readonly orgEmail: string | undefined;
  /** `+<country><number>` where the country is known. Undefined, too, for somebody who hides it from colleagues. */
  readonly mobile: string | undefined;
  /** Whether the person has logged on to DingTalk with the number, which an organisation cannot type for them. */
  readonly isMobileProven: boolean;
  readonly title: string | undefined;
  readonly jobNumber: string | undefined;
  /** What can be kept of a member besides, by names in our spelling; the organisation's own ones are `extension.NAME`. */
  readonly details: Readonly<Record<string, string | undefined>>;
  /** Ids of departments, the main one first; some may be outside the app's scope. */
  readonly departments: readonly string[];
}

/** A member, of `v2/user/list` and `v2/user/get` alike. */
export const contact = z
  .object({
    userid: lenientText.pipe(z.string().min(1).max(256)),
    unionid: optionalText,
    name: optionalText,
    email: optionalText,
    org_email: optionalText,
    mobile: optionalText,
    state_code: optionalText,
    hide_mobile: lenientBoolean.nullish(),
    active: lenientBoolean.nullish(),
    exclusive_account: lenientBoolean.nullish(),
    title: optionalText,
    job_number: optionalText,
    telephone: optionalText,
    work_place: optionalText,
    remark: optionalText,
    hired_date: lenientInteger.nullish(),
    extension: optionalText,
    dept_id_list: z.array(lenientInteger).nullish(),
  })
  // Whoever hides the number from colleagues hides it from applications, too.
  .transform(({ hide_mobile: isHidden, mobile, ...rest }) => ({
    ...rest,
    mobile: isHidden === true ? undefined : mobile,
  }))
  .transform((member): Contact => ({
    userId: member.userid,
    unionId: member.unionid,
    name: member.name ?? member.userid,
    email: member.org_email ?? member.email,
    orgEmail: member.org_email,
    mobile: mobileNumber(member.mobile, member.state_code),
    isMobileProven: member.active === true && member.exclusive_account !== true,
    title: member.title,
    jobNumber: member.job_number,
    details: detailsOf(member),
    departments: (member.dept_id_list ?? []).map(String),
  }));
