import type { Messages } from './en.js';
import { attach } from './zh/attach.js';
import { common } from './zh/common.js';
import { errors } from './zh/errors.js';
import { home } from './zh/home.js';
import { logon } from './zh/logon.js';
import { phone } from './zh/phone.js';
import { qr } from './zh/qr.js';

export const zh: Messages = { common, logon, qr, phone, attach, home, errors };
