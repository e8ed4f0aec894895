/** The columns of a `PolicyRow`: from its table, from a snapshot, or from the function that locks it. */
export const POLICY_COLUMNS = `ip_form as "ipForm", agent_form as "agentForm", retention_days as "retentionDays",
  legal_hold_reason as "holdReason", legal_hold_since as "holdSince", revision, seal`;
