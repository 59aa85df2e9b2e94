/** What the site asks the server for, one selection a noun. Checked against schema.graphql by a test. */

const entry = 'id slug sources changedAt checkedAt checkedBy';
/** Of what institutions are asked about regularly. */
const checked = `${entry} checkDueAt`;
const reference = '{ id slug }';
const text = '{ ...Text }';
const municipality = '{ name key }';
const hours = '{ ...Hours }';
const channels = '{ kind value extension label { ...Text } languages }';
const links = '{ kind url label }';

export const textFragment = `fragment Text on Text {
  value language machine outdated checkedBy
  translations { value language machine outdated checkedBy }
}`;

export const hoursFragment = `fragment Hours on Hours {
  slots { day from to mode ordinals interval validFrom validUntil }
  exceptions { from until closed slots { from to mode } reason { ...Text } }
  holidays byAppointmentOnly note { ...Text } link
}`;

interface Selection {
  fields: string;
  fragments: string;
}

/** Connection field of the query type → what is asked of each node. */
export const selections = {
  terms: {
    fields: `${entry} vocabulary parent ${reference} label ${text} position icon`,
    fragments: textFragment,
  },
  networks: {
    fields: `${entry} name alsoKnownAs area { district ${municipality} municipalities ${municipality} } federalState about ${text}
      founded until coordinators ${reference} website guides links ${links} brand { name ${text} claim ${text} colour logo }`,
    fragments: textFragment,
  },
  actors: {
    fields: `${checked} name alsoKnownAs kind ${reference} about ${text} parent ${reference} places ${reference}
      website email links ${links} logo since until legalForm taxStatus taxId identifiers { scheme value } funding ${text}`,
    fragments: textFragment,
  },
  relations: {
    fields: `${entry} kind actor ${reference} toActor ${reference} toNetwork ${reference} toArticle ${reference}
      since until note ${text}`,
    fragments: textFragment,
  },
  places: {
    fields: `${checked} name alsoKnownAs kind about ${text} address { street extra postalCode city country }
      municipality ${municipality} latitude longitude accessibility ${reference} directions ${text} exposure url
      identifiers { scheme value } languages hours ${hours}`,
    fragments: textFragment + hoursFragment,
  },
  services: {
    fields: `${checked} title ${text} summary ${text} about ${text} actor ${reference} alsoKnownAs topics ${reference}
      targetGroups ${reference} audience languages interpreters interpreterNote ${text} modes access free costAmount
      costNote ${text} bring ${text} steps ${text}
      eligibility { minAge maxAge residenceStatuses municipalities ${municipality} } eligibilityNote ${text}
      area ${municipality} capacity waitTime ${text} alert ${text} accreditation ${text} licenses ${text}
      website applyUrl links ${links} funding ${text} project ${reference} contacts ${reference}
      hours ${hours} since until`,
    fragments: textFragment + hoursFragment,
  },
  offerings: {
    fields: `${checked} service ${reference} place ${reference} hours ${hours} channels ${channels} languages about ${text}`,
    fragments: textFragment + hoursFragment,
  },
  contacts: {
    fields: `${checked} kind name role ${text} department actor ${reference} places ${reference}
      channels ${channels} languages hours ${hours} about ${text}`,
    fragments: textFragment + hoursFragment,
  },
  articles: {
    fields: `${entry} kind title ${text} summary ${text} body ${text} topics ${reference} author ${reference}
      publishedOn since until actors ${reference} services ${reference} contacts ${reference}
      articles ${reference} events ${reference} networks ${reference}`,
    fragments: textFragment,
  },
  events: {
    fields: `${entry} title ${text} summary ${text} about ${text} organiser ${reference} network ${reference}
      place ${reference} online start end when ${text} recurrence exceptDates audience topics ${reference}
      cancelled registration { required url email until limit here } registrationNote ${text}`,
    fragments: textFragment,
  },
  qualifications: {
    fields: `${entry} title ${text} summary ${text} about ${text} certifiers ${reference} requirements ${text}
      validMonths networks ${reference} topics ${reference}`,
    fragments: textFragment,
  },
} as const satisfies Record<string, Selection>;

/** Of each noun the query for one node, `node`, by its id. */
export const queriesForOne: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(selections).map(([connection, { fields, fragments }]) => {
    const noun = connection.slice(0, -1);
    return [noun, `query ($id: UUID!) { node: ${noun}(id: $id) { ${fields} } } ${fragments}`];
  }),
);
