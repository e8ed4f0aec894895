import { statementsOn } from '#database';
import { certificateTable } from './certificate.table.js';
import { requestTable } from './request.table.js';
import { serviceProviderTable } from './service-provider.table.js';

export const { prepare, db } = statementsOn(serviceProviderTable, requestTable, certificateTable);
