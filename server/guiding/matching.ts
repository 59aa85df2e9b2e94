import type { Pool } from 'pg';
import type { GuideTime } from '../../schema/guiding.ts';
import type { Viewer } from '../access/viewer.ts';
import { agreedNow } from '../volunteering/consents.ts';
import { type Guide, guide } from './requests.ts';

/** In what a volunteer fits, the most telling first. */
export const FITS = ['LANGUAGE', 'HELP', 'AREA', 'TIME'] as const;
export type Fit = (typeof FITS)[number];

/** A volunteer who may be asked to come along. */
export interface Candidate {
  /** Id of the role in the network. */
  readonly id: string;
  readonly name: string | null;
  readonly mail: string;
  /** E.164; null: not said, or not to be shown. */
  readonly phone: string | null;
  readonly fits: readonly Fit[];
  /** How many requests they were given and have not ended. */
  readonly busy: number;
}

interface Found extends Omit<Candidate, 'fits'> {
  readonly languages: readonly string[];
  readonly helps: readonly string[];
  readonly area: readonly string[];
  readonly times: readonly string[];
}

/** A language counts most, for without it nobody can help at all; help more than way and time, which people arrange. */
const WEIGHTS: Readonly<Record<Fit, number>> = { LANGUAGE: 8, HELP: 4, AREA: 2, TIME: 1 };

/**
 * Volunteers of the network that sees to a request who agree to be suggested, those who fit best first, then those with the least to do.
 * By what they say of themselves only where they agree that it is shown: of others nothing is known here.
 * @throws NOT_FOUND unless the viewer assigns that request
 */
export async function candidates(sql: Pick<Pool, 'query'>, viewer: Viewer, id: string): Promise<Candidate[]> {
  const asked = await guide(sql, viewer, id);
  if (!asked.isHandled) return [];
  const { rows } = await sql.query<Found>(
    `select g.id, a.name, a.mail, v.phone, coalesce(v.languages, '{}') as languages, coalesce(v.helps, '{}') as helps, coalesce(v.area, '{}') as area, coalesce(v.times, '{}') as times,
       (select count(*)::int from guide_request r where r.assigned = a.id and r.state = 'ASSIGNED') as busy
     from role_grant g join account a on a.id = g.account left join volunteer_profile v on v.account = a.id and 'PROFILE' = any(${agreedNow('a.id')})
     where g.role = 'volunteer' and g.entry = $1 and not g.waiting and g.until > now() and 'ACCOMPANIMENT' = any(${agreedNow('a.id')})`,
    [asked.network],
  );
  const weigh = ({ fits }: Candidate): number => fits.reduce((sum, fit) => sum + WEIGHTS[fit], 0);
  return rows
    .map(({ languages, helps, area, times, ...one }) => ({ ...one, fits: fitsOf({ languages, helps, area, times }, asked) }))
    .sort((one, other) => weigh(other) - weigh(one) || one.busy - other.busy || (one.name ?? one.mail).localeCompare(other.name ?? other.mail, 'de'));
}

/** In what somebody fits who says that of themselves. */
export function fitsOf({ languages, helps, area, times }: Pick<Found, 'languages' | 'helps' | 'area' | 'times'>, asked: Pick<Guide, 'language' | 'help' | 'municipality' | 'time'>): Fit[] {
  const fits: Readonly<Record<Fit, boolean>> = {
    // Whoever speaks a language speaks it whatever its region.
    LANGUAGE: languages.some((tag) => primary(tag) === primary(asked.language)),
    HELP: asked.help !== null && helps.includes(asked.help),
    AREA: asked.municipality !== null && area.includes(asked.municipality),
    TIME: asked.time !== null && times.some((time) => isWithin(time, asked.time ?? 'ANY')),
  };
  return FITS.filter((fit) => fits[fit]);
}

const primary = (tag: string): string => tag.split('-')[0] ?? tag;

/** Whether a part of a weekday, such as "MO_MORNING", is a time that was asked for. */
function isWithin(time: string, asked: GuideTime): boolean {
  const [day = '', part] = time.split('_');
  const isWeekend = ['SA', 'SU'].includes(day);
  return asked === 'ANY' || (asked === 'WEEKEND' ? isWeekend : !isWeekend && part === asked);
}
