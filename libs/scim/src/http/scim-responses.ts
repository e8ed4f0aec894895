import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SETTINGS, type Settings } from '#runtime';
import { isKnown } from '../application/version.js';
import type { ResourceType } from '../domain/schema/attribute.js';
import { SCIM_PATH } from './scim-json.js';
import { selected, type Selection } from './selection.js';
import type { ResourceView } from './views.js';

/** Sends resources, with their location and version. */
@Injectable()
export class ScimResponses {
  /** The base address of SCIM. */
  readonly base: string;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.base = `${settings.PUBLIC_URL}${SCIM_PATH}`;
  }

  one(reply: FastifyReply, type: ResourceType, view: ResourceView, selection: Selection): object {
    void reply.headers({ etag: view.meta.version, location: view.meta.location });
    return selected(type, view, selection);
  }

  /** Sends 304 without a body if the client already has this version. */
  unlessKnown(
    reply: FastifyReply,
    type: ResourceType,
    view: ResourceView,
    selection: Selection,
    ifNoneMatch: string | undefined,
  ): object | undefined {
    const answer = this.one(reply, type, view, selection);
    if (!isKnown(view.meta.version, ifNoneMatch)) return answer;
    void reply.code(304);
    return undefined;
  }
}
