import { mobileNumber } from '../people/mobile-number.js';

/** Fields of a member in DingTalk's answer that only this file uses. */
interface Told {
  readonly email: string | undefined;
  readonly org_email: string | undefined;
  readonly mobile: string | undefined;
  readonly state_code: string | undefined;
  readonly telephone: string | undefined;
  readonly work_place: string | undefined;
  readonly remark: string | undefined;
  readonly hired_date?: number | null | undefined;
  readonly extension: string | undefined;
}

/** DingTalk's days are in China's time zone. */
const HOURS_FROM_UTC = 8;

/** Further details of a member to store; the organisation's own attributes as `extension.NAME`. */
export function detailsOf(told: Told): Readonly<Record<string, string | undefined>> {
  return {
    orgEmail: told.org_email,
    personalEmail: told.email,
    mobile: mobileNumber(told.mobile, told.state_code),
    telephone: told.telephone,
    workPlace: told.work_place,
    remark: told.remark,
    hiredDate: dayOf(told.hired_date ?? undefined),
    ...ownAttributes(told.extension),
  };
}

/** DingTalk gives the time at which the day began, in milliseconds. */
function dayOf(milliseconds: number | undefined): string | undefined {
  if (milliseconds === undefined) return undefined;
  const day = new Date(milliseconds + HOURS_FROM_UTC * 3_600_000);
  return Number.isNaN(day.getTime()) ? undefined : day.toISOString().slice(0, 10);
}

/** DingTalk sends them as a JSON object in a string. Anything else is ignored: an attribute is not worth failing a run. */
function ownAttributes(extension: string | undefined): Record<string, string> {
  const attributes = Object.entries(parsed(extension));
  return Object.fromEntries(
    attributes.flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[`extension.${name}`, String(value)]] : [],
    ),
  );
}

function parsed(text: string | undefined): object {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
