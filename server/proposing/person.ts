/**
 * Name of whoever a revision or proposal is by, as SQL on its column `by`: accounts are written down by their id, so that a name can change and be forgotten.
 * Null: somebody without a name, or whose account is gone.
 * @param alias of the table
 */
export const personOf = (alias: string): string => `case when ${alias}.by like 'account:%' then (select name from account where id::text = substr(${alias}.by, 9)) else ${alias}.by end`;
