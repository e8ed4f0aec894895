import { sql } from '#database';

/**
 * The action needed at the source for each account, by the first rule that applies. `a`: the account; `s`: its person at the source, as far
 * as the directory knows; `l`: the link of the account; `j`, `v`: units to join and to leave; `d`: differing fields; `n`: the person at the
 * source with its phone number, `m`: with its email address; `un`, `um`: likewise, among people who are not linked; `h`: accounts that
 * share its phone number.
 */
export const VERDICT = sql<string>`case
  when l.account_id is not null and s.is_linked is not true then 'conflict:not_read'
  when s.state = 'present' and not s.is_linked then 'conflict:link_ended'
  when a.status <> 'active' and s.state = 'present' then case
    when a.role in ('owner', 'administrator') then 'conflict:privileged'
    when a.archived_at is not null then 'disable:archived'
    else 'disable:suspended' end
  when a.status <> 'active' then 'unchanged'
  when s.state = 'present' then case
    when s.phone_number <> a.phone_number and un.seat is not null then 'conflict:person_unlinked'
    when s.phone_number <> a.phone_number and n.account_id <> a.id then 'conflict:mobile_taken'
    when s.phone_number <> a.phone_number and h.phone_number is not null then 'conflict:mobile_shared'
    when d.is_email and um.seat is not null then 'conflict:person_unlinked'
    when d.is_email and m.account_id <> a.id then 'conflict:email_taken'
    when d.fields is not null then 'update'
    when j.names is not null or v.names is not null then 'move'
    else 'unchanged' end
  when un.seat is not null or um.seat is not null then 'conflict:person_unlinked'
  when n.account_id is not null then 'conflict:mobile_taken'
  when m.account_id is not null then 'conflict:email_taken'
  when a.phone_number is null then 'conflict:mobile_missing'
  when h.phone_number is not null then 'conflict:mobile_shared'
  when s.state = 'left' then 'create:left'
  else 'create' end`;

/**
 * Whether it helps to list the differences besides the verdict `c`: only if it is clear who the person is at the source, and only if the
 * source is to keep them.
 */
export const TELLS_MORE = sql<boolean>`(c.word in ('create', 'create:left', 'update', 'move') or (c.seat is not null
  and c.word in ('conflict:mobile_taken', 'conflict:mobile_shared', 'conflict:email_taken', 'conflict:person_unlinked')))`;

/** The other person in a conflict, besides the verdict `c`. */
export const OTHER_NAME = sql<string | null>`case c.word
  when 'conflict:person_unlinked' then c.unlinked_name
  when 'conflict:mobile_taken' then c.phone_of
  when 'conflict:email_taken' then c.email_of
  when 'conflict:mobile_shared' then c.shared_with end`;

export const OTHER_ACCOUNT = sql<string | null>`case c.word
  when 'conflict:mobile_taken' then c.phone_of_id
  when 'conflict:email_taken' then c.email_of_id end`;
