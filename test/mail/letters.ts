import type { Letter } from '../../server/mail/letter.ts';
import { checkLetter } from '../../server/mail/letters/check.ts';
import { inviteLetter } from '../../server/mail/letters/invite.ts';
import { passkeyLetter } from '../../server/mail/letters/passkey.ts';
import { endedLetter, handoverLetter, leavingLetter } from '../../server/mail/letters/people.ts';
import { acceptedLetter, returnedLetter } from '../../server/mail/letters/proposal.ts';
import { reportLetter } from '../../server/mail/letters/report.ts';
import { signInLetter } from '../../server/mail/letters/sign-in.ts';
import { confirmedLetter, endingLetter, endingsLetter, unkeptLetter } from '../../server/mail/letters/volunteer.ts';

const ROLES = ['partner', 'coordinator', 'volunteer', 'admin'] as const;
const DUES = ['soon', 'now', 'overdue'] as const;
const LINK = 'https://directory.example/de/x?token=abc_DEF-123&y=1';

/** Every letter there is in a language, by name; `text` stands wherever somebody else's words do. */
export function allLetters(language: string, text = 'Musterverein Würfelstadt'): Record<string, Letter> {
  const addressed = { to: 'amt@musterkreis.example', language, siteName: text };
  return {
    signIn: signInLetter({ ...addressed, code: '012345', link: LINK }),
    ...Object.fromEntries(ROLES.map((role) => [`invite-${role}`, inviteLetter({ ...addressed, inviter: text, role, entries: role === 'admin' ? [] : [text, text], link: LINK })])),
    passkey: passkeyLetter({ ...addressed, device: text, link: LINK }),
    withdrawn: endedLetter({ ...addressed, person: text, entries: [text], why: 'withdrawn', kept: false, link: LINK }),
    handed: endedLetter({ ...addressed, person: text, entries: [text, text], why: 'handed', kept: true, link: LINK }),
    handover: handoverLetter({ ...addressed, person: text, entries: [text], link: LINK }),
    leaving: leavingLetter({ ...addressed, person: text, entries: [text], successor: 'nachfolge@musterkreis.example', until: new Date('2026-12-31T10:00:00Z'), alone: [text], link: LINK }),
    confirmed: confirmedLetter({ ...addressed, network: text, link: LINK }),
    ending: endingLetter({ ...addressed, network: text, until: new Date('2026-12-31T10:00:00Z'), link: LINK }),
    endings: endingsLetter({ ...addressed, network: text, count: 3, until: new Date('2026-12-31T10:00:00Z'), link: LINK }),
    unkept: unkeptLetter({ ...addressed, entries: [text, text], link: LINK }),
    returned: returnedLetter({ ...addressed, entry: text, fields: [{ label: text, reason: text }, { label: 'Telefon', reason: text }], link: LINK }),
    accepted: acceptedLetter({ ...addressed, entry: text, link: LINK }),
    ...Object.fromEntries(DUES.map((due) => [`check-${due}`, checkLetter({ ...addressed, actor: text, entries: [{ title: text, since: new Date('2026-05-03T10:00:00Z') }, { title: text, since: null }], confirmLink: LINK, editLink: `${LINK}&edit=1`, due })])),
    report: reportLetter({ ...addressed, entry: text, text, link: LINK }),
  };
}
