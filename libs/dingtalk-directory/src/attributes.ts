import type { Contact } from '#dingtalk';
import type { SourceAttribute } from '#directory';

/** Attributes of people in DingTalk that can be mapped to fields. */
export const ATTRIBUTES: readonly SourceAttribute[] = [
  { key: 'name', label: { en: 'Name', zh: '姓名' } },
  { key: 'email', label: { en: 'Work email, otherwise personal email', zh: '企业邮箱，没有则为个人邮箱' } },
  { key: 'orgEmail', label: { en: 'Work email', zh: '企业邮箱' } },
  { key: 'personalEmail', label: { en: 'Personal email', zh: '个人邮箱' } },
  { key: 'title', label: { en: 'Position', zh: '职位' } },
  { key: 'jobNumber', label: { en: 'Job number', zh: '工号' } },
  { key: 'mobile', label: { en: 'Mobile number', zh: '手机号' } },
  { key: 'telephone', label: { en: 'Extension number', zh: '分机号' } },
  { key: 'workPlace', label: { en: 'Place of work', zh: '办公地点' } },
  { key: 'hiredDate', label: { en: 'Hired on', zh: '入职时间' } },
  { key: 'remark', label: { en: 'Remark', zh: '备注' } },
  { key: 'userId', label: { en: 'userId', zh: 'userId' } },
  { key: 'extension.', label: { en: 'Custom field', zh: '扩展字段' } },
];

/** A member's attributes, by these keys. */
export function attributesOf(contact: Contact): Readonly<Record<string, string | undefined>> {
  const { name, email, title, jobNumber, userId, details } = contact;
  return { ...details, name, email, title, jobNumber, userId };
}
