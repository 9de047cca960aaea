import { audienceIds, type AudienceId } from '#lib/model/vocabulary.ts';

/** What a build is asked for, handed over in the environment because Astro owns the process. */
export interface BuildInputs {
  root: string;
  audience: AudienceId;
  /** `YYYY-MM-DD`, or undefined to fall back to portal.yaml and then the UTC date. */
  today: string | undefined;
  contacts: string | undefined;
}

/** Reads the inputs. An unknown audience cannot get here: the commands refuse it first. */
export function buildInputs(): BuildInputs {
  const wanted = process.env['WATCHBILL_AUDIENCE'] ?? 'responder';
  return {
    root: process.env['WATCHBILL_ROOT'] ?? process.cwd(),
    audience: audienceIds.find((id) => id === wanted) ?? 'public',
    today: process.env['WATCHBILL_TODAY'],
    contacts: process.env['WATCHBILL_CONTACTS'],
  };
}
