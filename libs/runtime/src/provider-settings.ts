import * as z from 'zod';
import { SECRET, TRIAL } from './setting-marks.js';
import { base, port, wholeNumber } from './setting-types.js';

/**
 * Settings that only identity providers need. All settings are read before any module is loaded, so they are here and not in the provider's
 * lib.
 */
export const providerFields = {
  SIMULATOR_PORT: port(3100)
    .describe('Port of the built-in DingTalk simulator (`npm start` only).')
    .meta(TRIAL),
  DINGTALK_LOGIN_BASE: base
    .default('https://login.dingtalk.com')
    .describe("Base address of DingTalk's authorisation page."),
  DINGTALK_API_BASE: base
    .default('https://api.dingtalk.com')
    .describe("Base address of DingTalk's API, new generation."),
  DINGTALK_OAPI_BASE: base
    .default('https://oapi.dingtalk.com')
    .describe("Base address of DingTalk's API, old generation."),
  DINGTALK_CALLS_PER_SECOND: wholeNumber(1, 10_000, 16).describe(
    'Maximum number of calls per second that one app makes to each DingTalk API that reads the directory, over all processes. DingTalk allows 20 in its standard edition.',
  ),
  DINGTALK_CORP_ID: z
    .string()
    .optional()
    .describe("Organisation of the demo tenant's connection.")
    .meta(TRIAL),
  DINGTALK_CLIENT_ID: z
    .string()
    .optional()
    .describe("App (AppKey) of the demo tenant's connection.")
    .meta(TRIAL),
  DINGTALK_CLIENT_SECRET: z
    .string()
    .optional()
    .describe("App secret of the demo tenant's connection.")
    .meta({ ...SECRET, ...TRIAL }),
};

/** Prefixes of these settings that no other software uses. */
export const PROVIDER_PREFIXES = ['DINGTALK_'];

/** Addresses that must be `https:` in production. */
export const PROVIDER_ADDRESSES = ['DINGTALK_LOGIN_BASE', 'DINGTALK_API_BASE', 'DINGTALK_OAPI_BASE'] as const;

/** Secrets that must not be samples in production. */
export const PROVIDER_SECRETS = ['DINGTALK_CLIENT_SECRET'] as const;
