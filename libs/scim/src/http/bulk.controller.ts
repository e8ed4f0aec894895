import { Body, Controller, PayloadTooLargeException, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import {
  CurrentPrincipal,
  type Principal,
  RateLimit,
  RequirePermission,
  WithoutFreshAuthentication,
} from '#http';
import { DomainError, statusOf } from '#kernel';
import { performBulk, type Outcome } from '../application/perform-bulk.js';
import { bulkRequest, MOST_BULK_OPERATIONS, type BulkOperation } from '../domain/bulk-request.js';
import type { Client } from '../domain/client.js';
import { refused } from '../domain/refused.js';
import type { ResourceOperations } from './resource-operations.js';
import { ScimResponses } from './scim-responses.js';
import { clientOf } from './client-of.js';
import { GroupOperations } from './group-operations.js';
import { messageSchema, SpeaksScim } from './scim-json.js';
import { scimErrorOf } from './scim-problems.js';
import { UserOperations } from './user-operations.js';

/** Several operations in one request (RFC 7644, 3.7). */
@Controller('scim/v2/Bulk')
@ApiExcludeController()
@RequirePermission(PERMISSIONS.manageScim)
@WithoutFreshAuthentication('programs cannot authenticate afresh, and the permission is for this alone')
export class BulkController {
  readonly #resources: readonly ResourceOperations[];

  constructor(
    groups: GroupOperations,
    users: UserOperations,
    private readonly scimResponses: ScimResponses,
  ) {
    this.#resources = [groups, users];
  }

  @Post()
  @RateLimit({ burst: 30, perMinute: 60 })
  @SpeaksScim()
  async perform(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: bulkRequest }) request: z.output<typeof bulkRequest>,
  ): Promise<object> {
    const client = clientOf(principal);
    if (request.Operations.length > MOST_BULK_OPERATIONS) throw new PayloadTooLargeException();
    const results = await performBulk(
      request,
      (operation) => this.one(client, operation),
      (operation) => this.failed(operation, unresolved()),
    );
    return { schemas: [messageSchema('BulkResponse')], Operations: results };
  }

  private async one(client: Client, operation: BulkOperation): Promise<Outcome> {
    try {
      return await this.done(client, operation);
    } catch (error) {
      // Only refusals become results. An internal error fails the whole request, which can be repeated.
      if (error instanceof DomainError) return this.failed(operation, error);
      throw error;
    }
  }

  private async done(
    client: Client,
    { method, bulkId, path, version, data }: BulkOperation,
  ): Promise<Outcome> {
    const [, endpoint = '', id = '', more] = path.split('/');
    const resource = this.#resources.find(({ type }) => type.endpoint === `/${endpoint}`);
    if (resource === undefined || more !== undefined || (id === '') !== (method === 'POST'))
      throw refused('invalidPath', 'A path of an operation is /Users, or one with an id.');
    if (method === 'DELETE') {
      await resource.remove(client, id, version);
      return { id, result: { method, bulkId, location: `${this.scimResponses.base}${path}`, status: '204' } };
    }
    const view =
      method === 'POST'
        ? await resource.create(client, data)
        : await resource[method === 'PUT' ? 'replace' : 'patch'](client, id, data, version);
    const { location, version: tag } = view.meta;
    return {
      id: view.id,
      result: { method, bulkId, location, version: tag, status: method === 'POST' ? '201' : '200' },
    };
  }

  private failed(
    { method, bulkId, path }: BulkOperation,
    { code, kind, detail, facts }: DomainError,
  ): Outcome {
    const status = statusOf(kind);
    const response = scimErrorOf({ ...facts, code, status, detail: detail ?? code });
    const location = method === 'POST' ? {} : { location: `${this.scimResponses.base}${path}` };
    return { id: undefined, result: { method, bulkId, ...location, status: String(status), response } };
  }
}

function unresolved(): DomainError {
  return new DomainError('conflict', 'scim.reference_unresolved', {
    detail: 'It refers to a bulkId that no other operation of the request has created.',
    facts: { scimType: 'invalidValue' },
  });
}
