import * as z from 'zod';

/** The rules of OCSF 1.3.0 (schema.ocsf.io/1.3.0) for the classes in exports: required attributes and constraints. */

const user = z
  .strictObject({ uid: z.string().optional(), name: z.string().optional(), type_id: z.int() })
  .refine(({ uid, name }) => uid !== undefined || name !== undefined, 'at least one of uid, name');

const endpoint = z
  .strictObject({ ip: z.union([z.ipv4(), z.ipv6()]).optional(), name: z.string().optional() })
  .refine(({ ip, name }) => ip !== undefined || name !== undefined, 'at least one of ip, name');

const base = {
  category_uid: z.literal(3),
  category_name: z.literal('Identity & Access Management'),
  activity_name: z.string(),
  type_uid: z.int(),
  type_name: z.string(),
  time: z.int().positive(),
  severity_id: z.literal([1, 2, 3, 4]),
  status_id: z.literal([1, 2, 99]),
  status: z.string(),
  status_code: z.string().optional(),
  metadata: z.strictObject({
    version: z.literal('1.3.0'),
    product: z.strictObject({ name: z.string(), vendor_name: z.string() }),
    log_name: z.string(),
    uid: z.string(),
    event_code: z.string(),
    sequence: z.int(),
    correlation_uid: z.string(),
    tenant_uid: z.string(),
    logged_time: z.int().positive(),
  }),
  actor: z.strictObject({ user }),
  src_endpoint: endpoint.optional(),
  http_request: z.strictObject({ user_agent: z.string() }).optional(),
  unmapped: z.record(z.string(), z.unknown()),
};

const accountChange = z.strictObject({
  ...base,
  class_uid: z.literal(3001),
  class_name: z.literal('Account Change'),
  activity_id: z.literal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 99]),
  user,
});

const authentication = z.strictObject({
  ...base,
  class_uid: z.literal(3002),
  class_name: z.literal('Authentication'),
  activity_id: z.literal([1, 2, 3, 4, 5, 6, 99]),
  is_remote: z.boolean(),
  // At least one of service and dst_endpoint.
  service: z.strictObject({ name: z.string() }),
  session: z.strictObject({ uid: z.string() }).optional(),
  user,
});

const entityManagement = z.strictObject({
  ...base,
  class_uid: z.literal(3004),
  class_name: z.literal('Entity Management'),
  activity_id: z.literal([1, 2, 3, 4, 99]),
  entity: z
    .strictObject({ uid: z.string().optional(), name: z.string().optional(), type: z.string() })
    .refine(({ uid, name }) => uid !== undefined || name !== undefined, 'at least one of uid, name'),
});

/** An event of one of these classes. */
export const ocsfEvent = z
  .discriminatedUnion('class_uid', [accountChange, authentication, entityManagement])
  .refine(
    ({ class_uid, activity_id, type_uid }) => type_uid === class_uid * 100 + activity_id,
    'type_uid is made of both',
  );
