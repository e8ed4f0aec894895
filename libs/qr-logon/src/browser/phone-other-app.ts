import { reportScanError } from './phone/report-scan-error.js';

// The code was scanned with an app other than the provider's: the browser that shows it should say so, too.
reportScanError('other_app');
