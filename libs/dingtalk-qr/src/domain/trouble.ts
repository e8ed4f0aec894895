/**
 * What kept a phone from going on after it had read a code, as the browser that shows the code tells it.
 *
 * - `away`, `slow`, `refused`: DingTalk does not answer, not in time, or refuses the organisation's app
 * - `outsider`: the person is no member of the organisation
 * - `declined`: the person did not let DingTalk say who they are
 * - `unrecognised`: DingTalk did not say who it is, for whatever other reason
 * - `other_app`: the code was opened in an app that is not DingTalk
 */
export type Trouble = 'away' | 'slow' | 'refused' | 'outsider' | 'declined' | 'unrecognised' | 'other_app';
