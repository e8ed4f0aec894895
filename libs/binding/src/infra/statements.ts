import { statementsOn } from '#database';
import { attachLinkTable } from './attach-link.table.js';
import { attachmentTable } from './attachment.table.js';
import { bindingTable } from './binding.table.js';
import { unknownRuleTable } from './unknown-rule.table.js';
import { unlinkedIdentityTable } from './unlinked-identity.table.js';

/** Typed statements on the tables of bindings. */
export const { prepare, db } = statementsOn(
  bindingTable,
  attachmentTable,
  attachLinkTable,
  unknownRuleTable,
  unlinkedIdentityTable,
);
