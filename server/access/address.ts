import { email } from '../../schema/scalar.ts';

/**
 * A mail address in the one form in which it is kept and looked up: compatibility forms resolved (NFKC) and small letters, so that look-alikes of other widths
 * and cases are one account and never two.
 * @throws BAD_EMAIL
 * @see https://www.unicode.org/reports/tr15/
 */
export function normalAddress(given: string): string {
  return email(given.normalize('NFKC').trim().toLowerCase());
}
