import { adviceFor, DingTalkError, type DingTalkReason } from '#dingtalk';
import { NotInSource, SourceFailed } from '#directory';

/** The code for an address that DingTalk has blocked for five minutes; every further call prolongs the block. */
const ADDRESS_BLOCKED = '1111';

/** Seconds after which to try again. Any other failure needs a person to fix it first. */
const PAUSES: Partial<Record<DingTalkReason, number>> = {
  rate_limited: 5,
  unreachable: 30,
  timeout: 30,
  circuit_open: 30,
};

/** Codes for one person or department that does not exist or lies outside the app's scope, which is no failure of the source. */
const NOT_THERE: Readonly<Record<string, NotInSource['why']>> = {
  '33012': 'unknown',
  '60003': 'unknown',
  '60121': 'unknown',
  '50002': 'out_of_scope',
  '50004': 'out_of_scope',
};

/** Runs a call to DingTalk and turns its failures into the directory's errors. */
export async function withSourceErrors<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof DingTalkError)) throw error;
    const { reason, details } = error;
    const why = NOT_THERE[details.code ?? ''];
    const pauseSeconds = details.code === ADDRESS_BLOCKED ? 300 : PAUSES[reason];
    const facts = { ...details, advice: adviceFor(reason) };
    if (why !== undefined) throw new NotInSource(why, reason, facts);
    throw new SourceFailed(reason, pauseSeconds === undefined ? 'never' : { pauseSeconds }, facts);
  }
}
