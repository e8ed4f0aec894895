export { OpenSessions, type SessionView } from '../src/pages/open-sessions.js';
export { RecentLogons, type RecentLogonView } from '../src/pages/recent-logons.js';
