import type { LogonPanel } from '#pages';
import { emailCodePanel, passwordPanel } from '../../authenticators/preview/scenes.js';
import { QrDisplay } from '../src/pages/panels/dingtalk-qr/qr-display.js';
import { OnPhone } from '../src/pages/panels/dingtalk-qr/same-device.js';

const qrPanel: LogonPanel = {
  key: 'dingtalk-qr',
  scripts: ['qr-display.js'],
  render: (props) =>
    props.state.view?.['device'] === 'phone' ? <OnPhone {...props} /> : <QrDisplay {...props} />,
};

const PANELS = [passwordPanel, emailCodePanel, qrPanel];

/** The panel of a method. */
export const panelOf = (key: string): LogonPanel | undefined => PANELS.find((panel) => panel.key === key);
