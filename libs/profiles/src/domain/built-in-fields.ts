import type { Field } from './field.js';

/** A field's properties before any tenant has it. */
export type BuiltIn = Pick<Field, 'key' | 'label' | 'type'>;

/** Fields that organisations keep about nearly everybody, and that directories and SCIM supply. Every tenant has them. */
export const BUILT_IN_FIELDS: readonly BuiltIn[] = [
  { key: 'title', label: { en: 'Job title', zh: '职位' }, type: 'text' },
  { key: 'jobNumber', label: { en: 'Job number', zh: '工号' }, type: 'text' },
  { key: 'workPlace', label: { en: 'Place of work', zh: '办公地点' }, type: 'text' },
  { key: 'hiredOn', label: { en: 'Hired on', zh: '入职日期' }, type: 'date' },
];
