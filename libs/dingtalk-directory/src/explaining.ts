import { adviceFor, DingTalkError, type DingTalkReason } from '#dingtalk';
import { SourceFailed } from '#directory';

/** DingTalk's five-minute block of an address, which every further call prolongs. */
const ADDRESS_BLOCKED = '1111';

/** Seconds after which it may work by itself. What is not here has to be set right by somebody first. */
const PAUSES: Partial<Record<DingTalkReason, number>> = {
  rate_limited: 5,
  unreachable: 30,
  timeout: 30,
  circuit_open: 30,
};

/** Lets a call to DingTalk fail in the words of the directory. */
export async function explaining<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof DingTalkError)) throw error;
    const { reason, details } = error;
    const pauseSeconds = details.code === ADDRESS_BLOCKED ? 300 : PAUSES[reason];
    const facts = { ...details, advice: adviceFor(reason) };
    throw new SourceFailed(reason, pauseSeconds === undefined ? 'never' : { pauseSeconds }, facts);
  }
}
