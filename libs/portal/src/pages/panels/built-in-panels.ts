import { dingtalkQrPanel } from './dingtalk-qr-panel.js';
import { emailCodePanel } from './email-code-panel.js';
import { LogonMethodPanels } from './logon-method-panel.js';
import { passwordPanel } from './password-panel.js';

/** The panels of the methods that the product brings itself. */
export function builtInPanels(): LogonMethodPanels {
  return new LogonMethodPanels([passwordPanel, emailCodePanel, dingtalkQrPanel]);
}
