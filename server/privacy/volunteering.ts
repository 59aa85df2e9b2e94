import { type Kind, rowsOf } from './kind.ts';

/** What volunteers say of themselves. */
export const VOLUNTEERING: readonly Kind[] = [
  {
    name: 'profile',
    tables: ['volunteer_profile'],
    purpose: 'To find the volunteer who fits when somebody needs help. Holds only what they give, nothing of it is needed, and it is shown only as long as they agree.',
    kept: [{ until: 'REMOVED' }, { until: 'ACCOUNT' }],
    seenBy: ['PERSON', 'COORDINATORS'],
    tell: async (sql, { account }) =>
      (
        await rowsOf(
          sql,
          `languages, (select coalesce(json_agg(label->'values'->'de'->>'value'), '[]') from term where id::text = any(helps)) as helps, area, times,
           (select coalesce(json_agg(json_build_object('qualification', q.title->'values'->'de'->>'value', 'until', held->>'until')), '[]') from jsonb_array_elements(qualifications) held left join qualification q on q.id::text = held->>'qualification') as qualifications,
           phone, changed_at as "changedAt"`,
          'volunteer_profile', 'account = $1', account,
        )
      )[0] ?? null,
    erase: (sql, { account }) => sql.query('delete from volunteer_profile where account = $1', [account]),
  },
  {
    name: 'consents',
    tables: ['consent'],
    purpose: 'To show what the person has agreed to, when, and in which words.',
    kept: [{ until: 'ACCOUNT' }],
    seenBy: ['PERSON', 'COORDINATORS'],
    tell: (sql, { account }) => rowsOf(sql, 'purpose, wording, language, given_at as "givenAt", withdrawn_at as "withdrawnAt"', 'consent', 'account = $1 order by given_at', account),
    erase: (sql, { account }) => sql.query('delete from consent where account = $1', [account]),
  },
];
