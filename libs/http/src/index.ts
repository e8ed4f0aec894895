export { CurrentPrincipal } from './access/current-principal.js';
export { Public, RequirePermission, SignedIn } from './access/declare-access.js';
export {
  FRESH_AUTHENTICATION,
  FreshAuthentication,
  WithoutFreshAuthentication,
} from './access/declare-freshness.js';
export { AccessLog, PrincipalResolver, type Principal, type RefusedAccess } from './access/principal.js';
export { Principals } from './access/principals.js';
export { StandingPermissions } from './access/standing-permissions.js';
export { provided } from './app/provided.js';
export { configureHttpApp, createHttpApp } from './app/create-http-app.js';
export { TakesCsv } from './app/csv-bodies.js';
export { BODY_LIMIT_BYTES, httpAdapter } from './app/http-adapter.js';
export { Cookies, type CookieName } from './cookies/cookies.js';
export { WithoutCsrfToken } from './csrf/csrf-guard.js';
export { CSRF_FIELD, CSRF_HEADER, CsrfTokens } from './csrf/csrf-tokens.js';
export { SameOrigin } from './csrf/same-origin.js';
export type { EventStream } from './event-stream/event-stream.js';
export { EventStreams } from './event-stream/event-streams.js';
export { LiveConnections } from './event-stream/live-connections.js';
export { attachment } from './headers/attachment.js';
export { allowInPolicy, cspNonce } from './headers/content-security-policy.js';
export type { WidenedDirective } from './headers/policy-additions.js';
export { instant } from './fields/instant.js';
export { ipAddress } from './fields/ip-address.js';
export { reason } from './fields/reason.js';
export { searchText } from './fields/search-text.js';
export { Readiness, type ReadinessCheck } from './health/readiness.js';
export { HttpModule } from './http.module.js';
export { askedGauge, type Figure } from './metrics/asked-gauge.js';
export { METRICS } from './metrics/registry.js';
export { describeApi } from './openapi/describe-api.js';
export { JsonRoute } from './openapi/json-route.js';
export { ErrorPages, type ErrorPage } from './problems/error-pages.js';
export type { Problem } from './problems/problem.js';
export { cursorTo, pageOf, pageQueryOf, pageViewOf } from './paging/keyset-page.js';
export { timeInCursor } from './paging/time-in-cursor.js';
export { ipPrefix } from './client-address/ip-prefix.js';
export { clientAddress } from './client-address/read-client-address.js';
export { RateLimit } from './rate-limit/rate-limit-guard.js';
export { TokenBuckets } from './rate-limit/token-buckets.js';
export { deviceNames } from './request/device-names.js';
export { assertRevision, IfMatch, NeedsRevision, sendRevision } from './revision/if-match.js';
export { revisionOf } from './revision/revision-of.js';
export { CurrentTenant, tenantOf } from './tenant/current-tenant.js';
export { TenantResolver, type TenantContext } from './tenant/tenant-context.js';
