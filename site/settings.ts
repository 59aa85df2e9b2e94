/** Address of the GraphQL endpoint that the build reads everything from. */
export const graphqlUrl = process.env.GRAPHQL_URL ?? 'http://127.0.0.1:4000/graphql';

/** Where the site will be reached, for canonical addresses; without it pages name none. */
export const publicUrl = process.env.PUBLIC_URL;

/** Languages that pages are made in; nothing means all that there are words of. */
export const chosenLanguages = process.env.SITE_LANGUAGES?.split(',');

/** The day of the build where the directory's offices are; one for the whole of it, so that pages made around midnight agree. */
export const day = process.env.SITE_DAY ?? new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());

/** Folder that the site is written to, which is not there yet. */
export const outputFolder = process.env.SITE_FOLDER;

/** Folder of the site as it is published now: what is still right is taken from there. */
export const formerFolder = process.env.SITE_FORMER;

/** Names this program and its settings: pages made by another version are not taken over. */
export const version = process.env.SITE_VERSION ?? '';
