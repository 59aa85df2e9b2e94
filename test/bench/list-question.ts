/** Fifty services as a page of the directory shows them. */
export const GRAPHQL = `
  query Services($language: LanguageTag!, $after: String) {
    services(first: 50, after: $after) {
      nodes {
        slug
        title(language: $language) { value language }
        summary(language: $language) { value language }
        actor { slug name }
        offerings {
          slug
          place { slug name address { street postalCode city } municipality { name } }
        }
        contacts {
          slug
          name
          role(language: $language) { value language }
          channels { kind value extension }
        }
      }
    }
  }`;

const text = (column: string): string =>
  `case when ${column} is not null then json_build_object(
     'value', ${column}->'values'->(case when ${column}->'values' ? $1 then $1 else ${column}->>'original' end)->>'value',
     'language', case when ${column}->'values' ? $1 then $1 else ${column}->>'original' end) end`;

const exposed = (shown: string): string => `case when p.exposure in ('AREA_ONLY', 'HIDDEN') then null else ${shown} end`;

/**
 * The same in one statement, written by hand: visible entries, public channels, and of places that are not to be found only what may be told, slugs included.
 * `$1` language, `$2` and `$3` slug and id of the service before.
 */
export const SQL = `
  select json_build_object('data', json_build_object('services', json_build_object('nodes', coalesce(json_agg(json_build_object(
    'slug', s.slug,
    'title', ${text('s.title')},
    'summary', ${text('s.summary')},
    'actor', (select json_build_object('slug', a.slug, 'name', a.name) from actor a where a.id = s.actor_id and a.reach = 0),
    'offerings', coalesce((
      select json_agg(json_build_object(
        'slug', shown.slug,
        'place', case when p.reach = 0 then json_build_object(
          'slug', case when p.exposure = 'HIDDEN' then p.id::text else p.slug end,
          'name', case when p.exposure = 'HIDDEN' then coalesce(p.municipality->>'name', '–') else p.name end,
          'address', case when p.exposure is distinct from 'HIDDEN' and p.address is not null
            then json_build_object('street', ${exposed(`p.address->>'street'`)}, 'postalCode', p.address->>'postalCode', 'city', p.address->>'city') end,
          'municipality', case when p.municipality is not null then json_build_object('name', p.municipality->>'name') end) end) order by shown.slug)
      from offering o join place p on p.id = o.place_id
      cross join lateral (select case when p.exposure = 'HIDDEN' then o.id::text else o.slug end as slug) shown
      where o.service_id = s.id and o.reach = 0), '[]'),
    'contacts', coalesce((
      select json_agg(json_build_object(
        'slug', c.slug,
        'name', c.name,
        'role', ${text('c.role')},
        'channels', coalesce((
          select json_agg(json_build_object('kind', channel->>'kind', 'value', channel->>'value', 'extension', channel->>'extension') order by nth)
          from jsonb_array_elements(c.channels) with ordinality as channels(channel, nth) where channel->>'visibility' = 'PUBLIC'), '[]')) order by sc.id)
      from service_contacts sc join contact c on c.id = sc.target_id where sc.owner_id = s.id and c.reach = 0), '[]')
  ) order by s.slug, s.id), '[]'))))::text as answer
  from (
    select * from service where reach = 0 and (slug, id) > ($2, $3::uuid) order by slug, id limit 50
  ) s`;
