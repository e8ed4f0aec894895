import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SETTINGS, type Settings } from '#runtime';
import { isKnown } from '../application/version.js';
import type { ResourceType } from '../domain/schema/attribute.js';
import { SCIM_PATH } from './scim-json.js';
import { selected, type Selection } from './selection.js';
import type { ResourceView } from './views.js';

/** Answers with resources, and tells where they are and in which version. */
@Injectable()
export class Answers {
  /** The address of SCIM. */
  readonly base: string;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.base = `${settings.PUBLIC_URL}${SCIM_PATH}`;
  }

  one(reply: FastifyReply, type: ResourceType, view: ResourceView, selection: Selection): object {
    void reply.headers({ etag: view.meta.version, location: view.meta.location });
    return selected(type, view, selection);
  }

  /** Nothing (304) to who knows the resource already. */
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
