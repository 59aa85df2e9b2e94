import { nounOf } from '../../schema/nouns.ts';
import { maySome, whereAllowed } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';

/** Whether the volunteer to whom a request on alias `r` was given helps in that network now, as SQL. */
export const HELPS = `exists (select from role_grant g where g.account = r.assigned and g.role = 'volunteer' and g.entry = r.network and not g.waiting and g.until > now())`;

/** Requests that somebody gives to volunteers, as SQL on alias `r`: those of the networks they coordinate. No token reaches them. */
export const handled = (viewer: Viewer): string =>
  viewer.account !== undefined && viewer.only === undefined && maySome(viewer, 'assign', 'network') ? `r.network in (select t.id from network t where ${whereAllowed(viewer, 'assign', nounOf('network'))})` : 'false';

/** Requests that somebody was given and has not ended, as SQL on alias `r`, as long as they volunteer in that network. @param parameter the account's, such as "$2" */
export const given = (viewer: Viewer, parameter: string): string =>
  viewer.account !== undefined && viewer.only === undefined && maySome(viewer, 'accompany', 'guide') ? `(r.assigned = ${parameter}::uuid and r.state = 'ASSIGNED' and ${HELPS})` : `(${parameter}::uuid is null and false)`;
