import { expect, test } from 'vitest';
import { signInLetter } from '../../server/mail/letters/sign-in.ts';
import { queueMail } from '../../server/mail/queue.ts';
import { transaction } from '../../server/store/transaction.ts';
import { openDirectory } from '../harness/directory.ts';

test('a directory sends what is queued, and the person finds code and link in it', async () => {
  const directory = await openDirectory();
  try {
    const letter = signInLetter({ to: 'amt@musterkreis.example', language: 'ar', siteName: 'من يساعد؟', code: '012345', link: 'https://directory.example/ar/x?token=1' });
    await transaction(directory.pool, (client) => queueMail(client, letter));
    expect(await directory.mails()).toEqual([expect.objectContaining({ to: 'amt@musterkreis.example', subject: 'تسجيل الدخول إلى «من يساعد؟»', code: '012345', links: ['https://directory.example/ar/x?token=1'] })]);
  } finally {
    await directory.close();
  }
});
