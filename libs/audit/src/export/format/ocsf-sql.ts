import { definitions } from '../../catalogue/record-types.js';
import { DOCUMENT_JSON } from './document-sql.js';
import { jsonText, jsonTextNotNull, joined, literal, timeNumber } from './entry-sql.js';
import {
  ACCOUNT_CHANGE,
  AUTHENTICATION,
  ENTITY_MANAGEMENT,
  ocsfRules,
  OTHER,
  typesOf,
  type OcsfClass,
} from './ocsf-classes.js';

/** The version of the Open Cybersecurity Schema Framework. */
const OCSF_VERSION = '1.3.0';

/** SQL for the first target of a kind. A fast containment check comes first, as most rows have no such target. */
function target(kind: string): string {
  return `case when targets -> 0 ->> 'kind' = '${kind}' then targets -> 0
    when targets @> '[{"kind":"${kind}"}]' then jsonb_path_query_first(targets, '$[*] ? (@.kind == "${kind}")') end`;
}

/**
 * SQL for a row of `audit.entry` as an OCSF event: Authentication, Account Change, or Entity Management for the rest. `unmapped` contains the complete
 * document with its hash. As text in `raw_data` it would have to be escaped, which costs a fifth of the speed, and could not be searched.
 */
export function ocsfJson(): string {
  const events = definitions();
  const ofSeverity = (wanted: string): readonly string[] =>
    typesOf(events.filter(({ severity }) => severity === wanted));
  return joined(
    literal('{"category_uid":3,"category_name":"Identity & Access Management",'),
    `case ${ocsfRules(events)
      .map(({ types, of, activity }) => `when ${isOneOf(types)} then ${classification(of, activity)}`)
      .join(' ')} else ${classification(ENTITY_MANAGEMENT, OTHER)} end`,
    literal(',"time":'),
    timeNumber('occurred_at'),
    literal(',"severity_id":'),
    `case when ${isOneOf(ofSeverity('high'))} then 4
    when ${isOneOf(ofSeverity('medium'))} then 3
    when outcome = 'refused' then 2 else 1 end`,
    literal(',"status_id":'),
    `case outcome when 'success' then 1 when 'refused' then 2 else 99 end`,
    literal(',"status":'),
    `case outcome when 'success' then '"Success"' when 'refused' then '"Failure"' else ${jsonText('outcome')} end`,
    `coalesce(',"status_code":' || to_json(reason), '')`,
    literal(
      `,"metadata":{"version":"${OCSF_VERSION}","product":{"name":"openeiam","vendor_name":"openeiam"}`,
    ),
    literal(',"log_name":"audit","uid":"'),
    'id',
    literal('","event_code":'),
    jsonTextNotNull('type'),
    literal(',"sequence":'),
    'sequence',
    literal(',"correlation_uid":'),
    jsonTextNotNull('correlation_id'),
    literal(',"tenant_uid":"'),
    'tenant_id',
    literal('","logged_time":'),
    timeNumber('recorded_at'),
    literal('},"actor":{"user":'),
    actor(),
    literal('}'),
    `coalesce(',"src_endpoint":{' || ${endpoint('coalesce(browser_ip, phone_ip)')} || '}', '')`,
    `coalesce(',"http_request":{"user_agent":' || to_json(coalesce(browser_agent, phone_agent)) || '}', '')`,
    literal(',"unmapped":'),
    DOCUMENT_JSON,
    literal('}'),
  );
}

/** SQL for a constant; names of events contain neither quotes nor backslashes. */
function isOneOf(types: readonly string[]): string {
  return types.length === 0 ? 'false' : `type in (${types.map((type) => `'${type}'`).join(', ')})`;
}

function classification(of: OcsfClass, activity: number): string {
  const caption = of.activities[activity];
  return joined(
    literal(
      `"class_uid":${String(of.uid)},"class_name":"${of.name}","activity_id":${String(activity)}` +
        `,"type_uid":${String(of.uid * 100 + activity)},"type_name":"${of.name}: ${caption ?? 'Other'}","activity_name":`,
    ),
    activity === OTHER || caption === undefined
      ? jsonTextNotNull(`split_part(type, '.', 3)`)
      : literal(`"${caption}"`),
    ...subject(of),
  );
}

/** The additional attributes that each class requires: its user or entity. */
function subject(of: OcsfClass): readonly string[] {
  switch (of) {
    case AUTHENTICATION:
      return [
        literal(',"is_remote":true,"service":{"name":"openeiam"}'),
        `coalesce(',"session":{"uid":' || (${target('session')} -> 'id')::text || '}', '')`,
        literal(',"user":'),
        user(),
      ];
    case ACCOUNT_CHANGE:
      return [literal(',"user":'), user()];
    case ENTITY_MANAGEMENT:
    default:
      return [literal(',"entity":'), entity()];
  }
}

/** The user of the event: the account among the targets, or else the actor. */
function user(): string {
  const account = `(${target('account')})`;
  return `coalesce(${joined(
    literal('{"uid":'),
    `(${account} -> 'id')::text`,
    `coalesce(',"name":' || (${account} -> 'label')::text, '')`,
    literal(',"type_id":1}'),
  )}, ${actor()})`;
}

function actor(): string {
  return `case when actor_id is not null then '{"uid":"' || actor_id || '","type_id":1}'
    else '{"name":' || ${jsonText('actor_kind')} || ',"type_id":' ||
      case actor_kind when 'system' then 3 when 'operator' then 2 else 0 end || '}' end`;
}

/** The entity of the event: the first target, or else the subject in the event's name. */
function entity(): string {
  return `case when jsonb_array_length(targets) > 0 then '{"uid":' || (targets -> 0 -> 'id')::text
      || ',"type":' || (targets -> 0 -> 'kind')::text
      || coalesce(',"name":' || (targets -> 0 -> 'label')::text, '') || '}'
    else '{"name":' || ${jsonTextNotNull(`split_part(type, '.', 2)`)} || ',"type":'
      || ${jsonTextNotNull(`split_part(type, '.', 1)`)} || '}' end`;
}

/** The tenant's policy may reduce an address to a network or a keyed hash, which must not be given as `ip`. */
function endpoint(ip: string): string {
  return `case when strpos(${ip}, '/') = 0 and left(${ip}, 5) <> 'hmac:' then '"ip":' else '"name":' end || to_json(${ip})`;
}
