import type { PanelProps } from '#pages';
import type { QrWords } from '../texts/index.js';

/** A panel's props with the texts of its method. */
export interface DisplayProps extends PanelProps {
  readonly t: QrWords;
}
