import { hex, joined, jsonText, jsonTextNotNull, literal, timeText } from './entry-sql.js';

/** SQL for a row of `audit.entry` as its JSON document (`documentOf`). The text is concatenated, because PostgreSQL's JSON functions take twice the time. */
export const DOCUMENT_JSON = joined(
  literal('{"version":1,"tenant":"'),
  'tenant_id',
  literal('","sequence":'),
  'sequence',
  literal(',"id":"'),
  'id',
  literal('","occurredAt":"'),
  timeText('occurred_at'),
  literal('","recordedAt":"'),
  timeText('recorded_at'),
  literal('","type":'),
  jsonTextNotNull('type'),
  literal(',"outcome":'),
  jsonTextNotNull('outcome'),
  literal(',"reason":'),
  jsonText('reason'),
  literal(',"actor":{"kind":'),
  jsonTextNotNull('actor_kind'),
  `coalesce(',"id":"' || actor_id || '"', '')`,
  literal('},"targets":'),
  'targets::text',
  literal(',"method":'),
  jsonText('method'),
  literal(',"browser":'),
  device('browser'),
  literal(',"phone":'),
  device('phone'),
  literal(',"correlationId":'),
  jsonTextNotNull('correlation_id'),
  literal(',"causationId":'),
  jsonText('causation_id'),
  literal(',"detail":'),
  'detail::text',
  literal(',"previousHash":"'),
  hex('previous_hash'),
  literal('","hash":"'),
  hex('hash'),
  literal('"}'),
);

function device(which: 'browser' | 'phone'): string {
  const [ip, agent, name, os] = ['ip', 'agent', 'name', 'os'].map((part) => `${which}_${part}`) as [
    string,
    string,
    string,
    string,
  ];
  const known = joined(
    literal('{"ip":'),
    jsonText(ip),
    literal(',"userAgent":'),
    jsonText(agent),
    literal(',"name":'),
    jsonText(name),
    literal(',"os":'),
    jsonText(os),
    literal('}'),
  );
  return `case when coalesce(${ip}, ${agent}, ${name}, ${os}) is null then 'null' else ${known} end`;
}
