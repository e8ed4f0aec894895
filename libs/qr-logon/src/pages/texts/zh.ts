import type { Texts } from './en.js';
import { errors } from './zh/errors.js';
import { phone } from './zh/phone.js';
import { qr } from './zh/qr.js';

export const zh: Texts = { qr, phone, errors };
