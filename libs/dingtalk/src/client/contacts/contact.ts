import * as z from 'zod';
import { mobileNumber } from '../people/mobile-number.js';
import { detailsOf } from './contact-details.js';
import { lenientBoolean, lenientInteger, lenientText, optionalText } from '../wire/lenient.js';

/** A member in the organisation's address book. Fields that the app may not read are undefined. */
export interface Contact {
  readonly userId: string;
  readonly unionId: string | undefined;
  readonly name: string;
  readonly email: string | undefined;
  /** The mailbox that the organisation assigned. */
  readonly orgEmail: string | undefined;
  /** `+<country><number>` if the country is known. Also undefined for members who hide it from colleagues. */
  readonly mobile: string | undefined;
  /** Whether the person has logged on to DingTalk with the number, which an organisation cannot enter for them. */
  readonly isMobileProven: boolean;
  readonly title: string | undefined;
  readonly jobNumber: string | undefined;
  /** Further details of a member, by names in our spelling; the organisation's own attributes are `extension.NAME`. */
  readonly details: Readonly<Record<string, string | undefined>>;
  /** Ids of departments, the main one first; some may be outside the app's scope. */
  readonly departments: readonly string[];
}

/** A member, as returned by both `v2/user/list` and `v2/user/get`. */
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
  // A member who hides the number from colleagues hides it from applications, too.
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
