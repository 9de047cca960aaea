import { z } from 'zod';
import { dateSchema } from './date.ts';
import { durationSchema } from './duration.ts';
import { idSchema, roleSchema } from './reference.ts';
import { audienceIds, levels, roles, severities, tlps, type RoleName } from './vocabulary.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'is not a time of day such as 08:30' });

/** Whether a name is a time zone this runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const clock = z.strictObject({ acknowledge: durationSchema, decide: durationSchema });

const team = z.strictObject({
  id: idSchema,
  name: z.string().min(1),
  hours: z.enum(['24x7', 'business-hours']),
  /** Agreed times per alert level; the one source for every triage metric. */
  clock: z.partialRecord(z.enum(levels), clock),
});

const severity = z.strictObject({
  id: z.enum(severities),
  criteria: z.string().min(1),
  first_action: z.string().min(1),
  acknowledge_within: durationSchema,
  update_every: durationSchema,
  tell: z.array(roleSchema).min(1),
  /** What one can see without asking anybody; a yes to one is enough. */
  questions: z.array(z.string().min(1)).min(1).optional(),
  /** Who may declare it. */
  declare: z.array(roleSchema).min(1).optional(),
  /** When it becomes a lesser one, and who says so. */
  step_down: z.string().min(1).optional(),
});

/** What one kind of reader may see. Nothing above `max_tlp`, no other collection. */
export const audienceSchema = z.strictObject({
  id: z.enum(audienceIds),
  max_tlp: z.enum(tlps),
  collections: z.union([z.literal('all'), z.array(z.string()).min(1)]),
  metrics: z.enum(['all', 'executive', 'none']),
  show_edit: z.boolean(),
  show_sources: z.boolean(),
});
export type Audience = z.infer<typeof audienceSchema>;

/** An account or a team on the forge, or an address it knows an account by: what a line of CODEOWNERS can name. */
const handle = z
  .string()
  .max(200)
  .regex(
    /^(@[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)*|[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)$/,
    {
      message: 'is not @user, @org/team or an e-mail address',
    },
  );
const handles = z.array(handle).min(1);

const reviewers = z.strictObject({
  ...(Object.fromEntries(roles.map((role) => [role, handles.optional()])) as Record<
    RoleName,
    z.ZodOptional<typeof handles>
  >),
  // With these two, nothing in the repository is left without a reviewer.
  'incident-coordinator': handles.meta({ hint: 'it reviews the pages of every role that is not listed' }),
  'technical-lead': handles.meta({ hint: 'it reviews everything outside content/' }),
});
export type Reviewers = z.infer<typeof reviewers>;

/** content/portal.yaml: the organisation. Changing this one file adopts the starter content. */
export const portalSchema = z.strictObject({
  organisation: z.string().min(1),
  provider: z.string().min(1).optional(),
  domain: z.string().min(1),
  timezone: z.string().refine(isTimeZone, { message: 'is not a time zone such as Europe/Berlin' }),
  /** Pins "today" for sample data; leave it out in your own portal. */
  today: dateSchema.optional(),
  url: z.url({ protocol: /^https?$/ }),
  base: z
    .string()
    .regex(/^\/((?!\.+\/)[\w.-]+\/)*$/, { message: 'starts and ends with a slash' })
    .default('/'),
  repository: z.url({ protocol: /^https$/ }).optional(),
  branch: z.string().default('main'),
  /** Whose editor "Edit this page" opens; needed where the host of a GitLab does not say so. */
  forge: z.enum(['github', 'gitlab']).optional(),
  /** Who must agree to a change, by the role that owns the page. */
  reviewers: reviewers.optional(),
  business_hours: z.strictObject({
    days: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).min(1),
    from: time,
    to: time,
    holidays: z.array(dateSchema),
  }),
  teams: z.array(team).min(1),
  severities: z.array(severity).length(4),
  audiences: z.array(audienceSchema).min(1),
  channels: z.array(
    z.strictObject({
      purpose: z.string().min(1),
      primary: z.string().min(1),
      out_of_band: z.string().min(1),
    }),
  ),
  currency: z.string().regex(/^[A-Z]{3}$/),
  hourly_cost: z.number().positive().optional(),
  metric_targets: z.record(z.string(), durationSchema).default({}),
  /** What changed a metric for good, in words: its chart starts anew there, and nowhere else. */
  metric_changes: z
    .array(z.strictObject({ metric: z.string(), on: dateSchema, what: z.string().min(1) }))
    .optional(),
});
export type Portal = z.infer<typeof portalSchema>;

/** Whether a provider triages beside us: a team of portal.yaml whose id is `mssp`. */
export function hasProvider({ teams }: Portal): boolean {
  return teams.some(({ id }) => id === 'mssp');
}
