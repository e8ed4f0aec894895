/** The policy of a log as a `PolicyRow`: of its table, in a snapshot, and of the function that takes it. */
export const POLICY_COLUMNS = `ip_form as "ipForm", agent_form as "agentForm", retention_days as "retentionDays",
  legal_hold_reason as "holdReason", legal_hold_since as "holdSince", revision, seal`;
