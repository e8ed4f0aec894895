/**
 * What kept a phone from going on after it had read a code, as the browser that shows the code tells it.
 *
 * - `away`, `slow`, `refused`: the provider does not answer, not in time, or refuses the organisation's app
 * - `outsider`: the person is no member of the organisation
 * - `declined`: the person did not let the provider say who they are
 * - `unrecognised`: the provider did not say who it is, for whatever other reason
 * - `other_app`: the code was opened in an app that is not the provider's
 */
export type Trouble = 'away' | 'slow' | 'refused' | 'outsider' | 'declined' | 'unrecognised' | 'other_app';
