import type { FastifyInstance } from 'fastify';
import type { DingTalk } from '../../dingtalk.js';
import { payloadOf } from '../../events/dingtalk-event.js';
import { appTokenCaller } from './app-token-caller.js';

/** `GET /call_back/get_call_back_failed_result`: pushes that failed permanently; reading clears them. */
export function failedPushes(scope: FastifyInstance, dingtalk: DingTalk): void {
  scope.get('/call_back/get_call_back_failed_result', async (request) => {
    const { app } = appTokenCaller(request, dingtalk);
    const failed = dingtalk.events.pushes.takeFailed(app.clientId);
    return {
      errcode: 0,
      errmsg: 'ok',
      has_more: false,
      failed_list: failed.map((event) => ({
        call_back_tag: event.type,
        event_time: event.bornAt.getTime(),
        corpid: event.corpId,
        [event.type]: payloadOf(event, 'camel'),
      })),
    };
  });
}
