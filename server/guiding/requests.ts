import type { Pool } from 'pg';
import { fail } from '../../schema/error.ts';
import type { GuideReason, GuideState, GuideTime } from '../../schema/guiding.ts';
import { nounOf } from '../../schema/nouns.ts';
import { mustDo } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { given, handled } from './rights.ts';

type Sql = Pick<Pool, 'query'>;

/** A request for a guide, for those who assign and the volunteer whom it was given to. */
export interface Guide {
  readonly id: string;
  /** Ids of the network that sees to it, of the service on whose page it was asked, and of the topic. */
  readonly network: string;
  readonly service: string | null;
  readonly help: string | null;
  /** BCP 47. */
  readonly language: string;
  readonly municipality: string | null;
  readonly time: GuideTime | null;
  readonly day: string | null;
  readonly note: string | null;
  readonly name: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly mail: string | null;
  readonly contactLanguage: string | null;
  readonly state: GuideState;
  readonly reason: GuideReason | null;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
  /** Name or mail address of the volunteer, for those who assign. */
  readonly assigned: string | null;
  /** Whether the viewer is that volunteer. */
  readonly isMine: boolean;
  /** Whether the viewer assigns it. */
  readonly isHandled: boolean;
}

/** So many are listed at most. */
const MOST = 500;

const columns = (viewer: Viewer): string => `r.id, r.network, r.service, r.help, r.language, r.municipality, r.time, r.day, r.note, r.name, r.phone, r.mail, r.contact_language as "contactLanguage",
  r.state, r.reason, r.asked_at as "askedAt", r.ended_at as "endedAt", case when ${handled(viewer)} then (select coalesce(a.name, a.mail) from account a where a.id = r.assigned) end as assigned,
  ${given(viewer, '$1')} as "isMine", ${handled(viewer)} as "isHandled"`;

const seen = (viewer: Viewer): string => `(${handled(viewer)} or ${given(viewer, '$1')})`;

/**
 * Requests of the networks that the viewer coordinates and those that they were given: what waits first, the oldest first; what has ended last, until who asked is forgotten.
 * @param network only those of this one
 * @throws FORBIDDEN, NOT_FOUND unless the viewer coordinates the network that is named
 */
export async function guides(sql: Sql, viewer: Viewer, network: string | null = null): Promise<Guide[]> {
  if (network !== null) await mustDo(sql, viewer, 'assign', nounOf('network'), network);
  const { rows } = await sql.query<Guide>(
    `select ${columns(viewer)} from guide_request r where ${seen(viewer)} and r.secret is not null and ($3::uuid is null or r.network = $3)
     order by array_position(array['ASKED', 'ASSIGNED', 'DONE', 'COULD_NOT'], r.state), r.asked_at, r.id limit $2`,
    [viewer.account ?? null, MOST, network],
  );
  return rows;
}

/** One request. @throws NOT_FOUND when there is none, or it is not for the viewer */
export async function guide(sql: Sql, viewer: Viewer, id: string): Promise<Guide> {
  const { rows: [row] } = await sql.query<Guide>(`select ${columns(viewer)} from guide_request r where r.id = $2 and ${seen(viewer)} and r.secret is not null`, [viewer.account ?? null, id]);
  if (row === undefined) throw fail('NOT_FOUND', 'guide', id);
  return row;
}

/** How many wait for the viewer to assign them. */
export async function waitingGuides(sql: Sql, viewer: Viewer): Promise<number> {
  const { rows } = await sql.query<{ waiting: number }>(`select count(*)::int as waiting from guide_request r where r.state = 'ASKED' and ${handled(viewer)}`);
  return rows[0]?.waiting ?? 0;
}

/** Networks to which one may pass requests on: all others that let people ask for a guide and have somebody who assigns, by name. */
export async function otherGuideNetworks(sql: Sql, network: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql.query<{ id: string; name: string }>(
    `select n.id, n.name from network n where n.guides and n.reach = 0 and n.id <> $1 and exists (select from role_grant g where g.role = 'coordinator' and g.entry = n.id and (g.until is null or g.until > now())) order by lower(n.name)`,
    [network],
  );
  return rows;
}
