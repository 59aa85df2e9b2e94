import type { PoolClient } from 'pg';
import { type RegistrationNews, registrationLetter } from '../mail/letters/registration.ts';
import { queueMail } from '../mail/queue.ts';
import { happening, titleIn } from './occasions.ts';

/**
 * Tells somebody how their registration stands, in the language in which they registered.
 * @param token what opens it: of their mail alone
 */
export async function tellParticipant(client: Pick<PoolClient, 'query'>, id: string, what: RegistrationNews, publicUrl: string, token?: string): Promise<void> {
  const { rows } = await client.query<{ event: string; occasion: string; mail: string; language: string }>('select event, occasion, mail, language from registration where id = $1 and mail is not null', [id]);
  for (const { event, occasion, mail, language } of rows) {
    const about = await happening(client, event, 'true');
    await queueMail(
      client,
      registrationLetter(what, {
        to: mail,
        language,
        siteName: new URL(publicUrl).host,
        title: about === undefined ? '' : titleIn(about, language),
        occasion,
        link: token === undefined ? undefined : `${publicUrl}/${language}/registration/?t=${token}`,
      }),
    );
  }
}
