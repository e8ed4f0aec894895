import type { FastifyRequest } from 'fastify';
import { allowInPolicy } from '#http';
import type { Settings } from '#runtime';

/** Lets a form of this page end, after its redirect, at DingTalk's authorisation page. */
export function allowAuthorisation(request: FastifyRequest, settings: Settings): void {
  allowInPolicy(request, 'form-action', new URL(settings.DINGTALK_LOGIN_BASE).origin);
}
