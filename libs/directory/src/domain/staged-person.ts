import * as z from 'zod';
import { e164Of } from '#accounts';
import { cleanedText, identifierKey, identifierText, skeletonOf } from '#kernel';
import { acceptedValues } from '#profiles';
import type { RunSettings } from './settings.js';
import type { SourcePerson } from './source.js';

const username = identifierText(64);
const address = z.email().max(254);

/** Longest name of an account, in UTF-16 units. */
const LONGEST_NAME = 100;

/** Maximum number of units of one person. */
const MOST_UNITS = 100;

/** A person as a run stores them until the plan is made. */
export interface StagedPerson {
  readonly key: string;
  readonly subject: string | null;
  readonly seat: string;
  readonly name: string;
  readonly email: string | null;
  readonly email_key: string | null;
  /** In E.164. */
  readonly phone_number: string | null;
  readonly phone_number_verified: boolean;
  readonly title: string | null;
  readonly units: readonly string[];
  readonly username: string | null;
  readonly username_skeleton: string | null;
  /** The source's values for fields, by key. */
  readonly profile: Readonly<Record<string, string>>;
}

/** The stored form of a person who was read. Nobody here can correct it, so it is cleaned, and unusable values are left out. */
export function stagedPerson(
  person: SourcePerson,
  { usernameFrom, mapping, fields }: Pick<RunSettings, 'usernameFrom' | 'mapping' | 'fields'>,
): StagedPerson {
  const { subject, seat } = person;
  const said = Object.fromEntries(
    Object.entries(mapping).map(([field, attribute]) => [field, person.attributes[attribute]]),
  );
  const email = address.safeParse(said['email']?.normalize('NFKC').trim()).data ?? null;
  const wanted = { userId: seat, email: email?.split('@', 1)[0], jobNumber: person.jobNumber }[usernameFrom];
  const number = e164Of(person.phoneNumber ?? '') ?? null;
  const name = username.safeParse(wanted).data ?? null;
  return {
    key: subject ?? `seat:${seat}`,
    subject: subject ?? null,
    seat,
    name:
      cleanedText(said['displayName'], LONGEST_NAME) ??
      cleanedText(person.name, LONGEST_NAME) ??
      cleanedText(seat, LONGEST_NAME) ??
      'Unnamed',
    email,
    email_key: email === null ? null : identifierKey(email),
    phone_number: number,
    phone_number_verified: number !== null && person.isPhoneNumberVerified,
    title: cleanedText(person.title, LONGEST_NAME) ?? null,
    units: [...new Set(person.units)].slice(0, MOST_UNITS),
    username: name,
    username_skeleton: name === null ? null : skeletonOf(name),
    profile: acceptedValues(fields, said),
  };
}
