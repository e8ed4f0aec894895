import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { CLOCK, DomainError, type Clock } from '#kernel';
import {
  contactChangesOf,
  decryptCallback,
  encryptCallback,
  isSignature,
  jsonOf,
  randomLetters,
  signatureOf,
  valueOf,
  type CallbackKeys,
  type ContactChange,
} from '../client/index.js';
import { AppOfConnection } from '../infra/app-of-connection.js';
import { admitPush, callbackKeysOf } from '../infra/callback-statements.js';
import { CallbackSecrets } from '../infra/callback-secrets.js';

/** The request that DingTalk posts to a connection's address. */
export interface Push {
  readonly signature: string;
  /** Milliseconds since the epoch. */
  readonly timestamp: string;
  readonly nonce: string;
  readonly encrypted: string;
}

/** The answer that DingTalk expects: the word `success`, encrypted and signed. */
export interface PushAnswer {
  readonly msg_signature: string;
  readonly timeStamp: string;
  readonly nonce: string;
  readonly encrypt: string;
}

/** A push that was proven to come from DingTalk. */
export interface OpenedPush {
  /** DingTalk's console is only testing the address. */
  readonly isTrial: boolean;
  readonly changes: readonly ContactChange[];
  readonly answer: PushAnswer;
}

const ANSWER_NONCE_LETTERS = 8;

/** Reads pushes to a connection. It accepts only a push that DingTalk signed and encrypted for this app just now, and accepts it once. */
@Injectable()
export class ReadPush {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly apps: AppOfConnection,
    private readonly secrets: CallbackSecrets,
  ) {}

  /** @throws DomainError `dingtalk.push.refused`; the reason is in the log alone, as the sender may not have the keys */
  async open(tenantId: string, connectionId: string, push: Push): Promise<OpenedPush> {
    const { connection } = await this.apps.openRecent(tenantId, connectionId);
    const keys = (await this.keysOf(tenantId, connectionId)).find((one) =>
      isSignature(push.signature, signatureOf(one, push)),
    );
    if (keys === undefined) throw refused('signature');
    const opened = decryptCallback(push.encrypted, keys);
    if (opened === undefined) throw refused('encryption');
    // Subscriptions made in the console name the app's key; those made by DingTalk's older API name the organisation.
    if (![connection.clientId, connection.corpId].includes(opened.owner)) throw refused('owner');
    const payload = jsonOf(opened.text);
    const corpId = valueOf(payload, 'corpid');
    if (corpId !== undefined && corpId !== connection.corpId) throw refused('organisation');
    const named = valueOf(payload, 'eventtype');
    const type = typeof named === 'string' ? named : '';
    return {
      isTrial: type === 'check_url',
      changes: contactChangesOf(type, payload),
      answer: answerWith(keys, opened.owner, push.timestamp),
    };
  }

  /**
   * Accepts a push, in the transaction that stores its content.
   *
   * @throws DomainError `dingtalk.push.refused` when it is too old or was accepted already
   */
  async admit(transaction: Transaction, connectionId: string, push: Push): Promise<void> {
    const { tenantId } = transaction;
    const { signature } = push;
    const sentAtMs = Number(push.timestamp);
    const now = this.clock.now();
    const of = { tenantId, connectionId, signature, sentAtMs, now };
    if ((await transaction.run(admitPush, of)).length === 0) throw refused('age');
  }

  /** Whether the connection has keys for pushes. */
  async isReady(tenantId: string, connectionId: string): Promise<boolean> {
    return (await this.keysOf(tenantId, connectionId)).length > 0;
  }

  private async keysOf(tenantId: string, connectionId: string): Promise<readonly CallbackKeys[]> {
    const of = { tenantId, connectionId, now: this.clock.now() };
    const [row] = await this.unitOfWork.query(tenantId, callbackKeysOf, of);
    if (row === undefined) return [];
    const { sealed, sealedFormer } = row;
    const present = this.secrets.open(connectionId, sealed);
    return sealedFormer === null
      ? [present]
      : [present, this.secrets.open(connectionId, sealedFormer, 'former')];
  }
}

function answerWith(keys: CallbackKeys, owner: string, timestamp: string): PushAnswer {
  const encrypted = encryptCallback('success', keys, owner);
  const nonce = randomLetters(ANSWER_NONCE_LETTERS);
  return {
    msg_signature: signatureOf(keys, { timestamp, nonce, encrypted }),
    timeStamp: timestamp,
    nonce,
    encrypt: encrypted,
  };
}

/** What was wrong with a push; `age`: too old, from the future, or a copy of one that was accepted. */
type Wrong = 'signature' | 'encryption' | 'owner' | 'organisation' | 'age';

function refused(wrong: Wrong): DomainError {
  return new DomainError('forbidden', 'dingtalk.push.refused', {
    detail: 'This is not a push from DingTalk for this connection.',
    cause: new Error(`The push was refused because of its ${wrong}`),
  });
}
