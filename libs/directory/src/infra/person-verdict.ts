import { sql } from '#database';

/**
 * The change for each person who was read, by the first rule that applies. `p`: the person as known before; `a`: their account; `b`: the
 * account that the identity is linked to; `m`: the account with the email address; `t`: the accounts with the phone number; `x`: an
 * existing link of the account to a person of the connection; `n`: an account with a name like the intended username.
 */
export const VERDICT = sql<string>`case
  when s.subject is null then 'conflict:no_subject'
  when p.id is not null then case
    when p.read_at > s.read_at then 'unchanged'
    when p.state = 'left' and a.status = 'suspended' and a.session_epoch = p.suspended_epoch then 'restored'
    when p.state = 'left' then 'updated:returned'
    when p.units <> s.units then 'moved'
    when p.is_ours and p.email is distinct from s.email and m.id <> p.account_id then 'conflict:email_taken'
    when (p.seat, p.name, p.phone_number_verified) <> (s.seat, s.name, s.phone_number_verified)
      or p.email is distinct from s.email or p.phone_number is distinct from s.phone_number
      or p.title is distinct from s.title or p.profile <> s.profile then 'updated'
    else 'unchanged' end
  when b.account_id is not null then 'updated:linked'
  when s.match_by = 'mobile' and s.phone_number_shared then 'conflict:mobile_shared'
  when t.accounts > 0 then case
    when t.accounts > 1 then 'conflict:mobile_shared'
    when not s.phone_number_verified then 'conflict:mobile_unverified'
    when t.role <> 'member' then 'conflict:match_privileged'
    when x.account_id is not null then 'conflict:match_linked'
    else 'updated:matched' end
  when m.id is not null and s.match_by = 'email' then case
    when s.email_count > 1 then 'conflict:email_shared'
    when m.role <> 'member' then 'conflict:match_privileged'
    when x.account_id is not null then 'conflict:match_linked'
    else 'updated:matched' end
  when m.id is not null then 'conflict:email_taken'
  when s.email_count > 1 then 'conflict:email_shared'
  when s.username is null then 'conflict:username_invalid'
  when n.id is not null then 'conflict:username_taken'
  when s.username_count > 1 then 'conflict:username_shared'
  else 'created' end`;
