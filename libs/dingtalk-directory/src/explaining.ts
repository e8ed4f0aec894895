import { adviceFor, DingTalkError, type DingTalkReason } from '#dingtalk';
import { NotInSource, SourceFailed } from '#directory';

/** DingTalk's five-minute block of an address, which every further call prolongs. */
const ADDRESS_BLOCKED = '1111';

/** Seconds after which it may work by itself. What is not here has to be set right by somebody first. */
const PAUSES: Partial<Record<DingTalkReason, number>> = {
  rate_limited: 5,
  unreachable: 30,
  timeout: 30,
  circuit_open: 30,
};

/** Codes of what is not there, or outside of what the app may read: it is about one person or department, and no failure of the source. */
const NOT_THERE: Readonly<Record<string, NotInSource['why']>> = {
  '33012': 'unknown',
  '60003': 'unknown',
  '60121': 'unknown',
  '50002': 'out_of_scope',
  '50004': 'out_of_scope',
};

/** Lets a call to DingTalk fail in the words of the directory. */
export async function explaining<T>(call: () => Promise<T>): Promise<T> {
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
