/** One line of an import file: the noun and the fields of its GraphQL input. */
export type ImportLine = { noun: string } & Record<string, unknown>;

/** A translation that no person wrote, with the name of what made it. */
export interface MachineText {
  value: string;
  machine: string;
}

/** Localized text as import lines carry it: language tag → text; a list stands for one item a line. */
export type LocalizedInput = Record<string, string | string[] | MachineText>;
