import { Module } from '@nestjs/common';
import { WebhookNetwork } from './address/webhook-network.js';
import { Receiver } from './delivery/receiver.js';
import { RemoveWebhook } from './remove-webhook.js';
import { ReplayWebhook } from './replay-webhook.js';
import { SetWebhook } from './set-webhook.js';
import { ShowWebhook } from './show-webhook.js';
import { TestWebhook } from './test-webhook.js';
import { WebhookSecrets } from './webhook-secrets.js';

const useCases = [ShowWebhook, SetWebhook, RemoveWebhook, ReplayWebhook, TestWebhook];

/** The administration of a tenant's webhook. */
@Module({
  providers: [...useCases, Receiver, WebhookNetwork, WebhookSecrets],
  exports: [...useCases, Receiver],
})
export class WebhookModule {}
