import { fail } from '../../schema/error.ts';
import type { Context } from './context.ts';

/** Account and session of who asks: what concerns the account itself is for its owner and for none of their tokens. @throws FORBIDDEN */
export function mustHaveSession({ viewer: { account }, session }: Pick<Context, 'viewer' | 'session'>): { account: string; session: string } {
  if (account === undefined || session === undefined) throw fail('FORBIDDEN', 'do that without having signed in');
  return { account, session };
}
