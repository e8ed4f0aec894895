import type { LogonPanel } from '#pages';
import { emailCodePanel, passwordPanel } from '../../authenticators/preview/scenes.js';
import { panel as scanPanel } from '../../qr-logon/preview/scenes.js';

const PANELS = [passwordPanel, emailCodePanel, scanPanel];

/** The panel of a method. */
export const panelOf = (key: string): LogonPanel | undefined => PANELS.find((panel) => panel.key === key);
