/** A phone number as it is sent and as people read it. */
export interface Phone {
  /** E.164: "+493931607040". */
  readonly sent: string;
  /** "+49 3931 607040". */
  readonly shown: string;
}

/**
 * Reads a phone number; German ones may be written without the country's code. The rules are loaded when they are first needed (43 kB compressed).
 * "Possible" (length) and not "valid" (ranges in use), as the server has it: numbers reserved for fiction are in no range in use.
 * @returns undefined when it is none
 */
export async function readPhone(typed: string): Promise<Phone | undefined> {
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/min');
  const parsed = parsePhoneNumberFromString(typed, 'DE');
  return parsed?.isPossible() === true ? { sent: parsed.number, shown: parsed.formatInternational() } : undefined;
}
