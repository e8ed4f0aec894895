import { en } from '../../i18n/en.js';
import { zh } from '../../i18n/zh.js';
import { QrDisplay } from './dingtalk-qr/qr-display.js';
import { OnPhone } from './dingtalk-qr/same-device.js';
import type { LogonMethodPanel } from './logon-method-panel.js';

/**
 * The QR display; its script is `qr-display`. The view says on which `device` it is shown: a `phone` gets the direct way
 * instead (C9), a `tablet` both; `openUrl` is a `dingtalk://` link. `{ state, name?, number?, image? }` begins with that
 * picture.
 */
export const dingtalkQrPanel: LogonMethodPanel = {
  key: 'dingtalk-qr',
  label: { en: en.logon.method.dingtalkQr, zh: zh.logon.method.dingtalkQr },
  scripts: ['qr-display.js'],
  render: (props) =>
    props.state.view?.['device'] === 'phone' ? <OnPhone {...props} /> : <QrDisplay {...props} />,
};
