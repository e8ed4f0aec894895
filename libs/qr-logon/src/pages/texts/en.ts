import { errors } from './en/errors.js';
import { phone } from './en/phone.js';
import { qr } from './en/qr.js';

export const en = { qr, phone, errors };

export type Texts = typeof en;
