import { attach } from './en/attach.js';
import { common } from './en/common.js';
import { errors } from './en/errors.js';
import { home } from './en/home.js';
import { logon } from './en/logon.js';
import { phone } from './en/phone.js';
import { qr } from './en/qr.js';

/** English texts. Their shape is the catalogue every other language must fill. */
export const en = { common, logon, qr, phone, attach, home, errors };

export type Messages = typeof en;
