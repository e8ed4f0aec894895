import type { Observable } from 'rxjs';
import type { StrictHttpResponse } from './generated/strict-http-response';

/** The result type of an operation of the generated client, for example `ResultOf<typeof meRead>`. */
export type ResultOf<Operation> = Operation extends (
  ...parameters: never[]
) => Observable<StrictHttpResponse<infer Result>>
  ? Result
  : never;
