/**
 * What kept a phone from continuing after it had read a code, as the browser that shows the code is told.
 *
 * - `away`, `slow`, `refused`: the provider does not answer, is too slow, or refuses the organisation's app
 * - `outsider`: the person is not a member of the organisation
 * - `declined`: the person did not let the provider identify them
 * - `unrecognised`: the provider did not identify the person, for any other reason
 * - `other_app`: the code was opened in an app that is not the provider's
 */
export type ScanError = 'away' | 'slow' | 'refused' | 'outsider' | 'declined' | 'unrecognised' | 'other_app';
