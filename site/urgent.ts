import type { Directory } from './directory/directory.ts';
import type { Entry, Reference } from './directory/shapes.ts';
import type { WordKey } from './words.ts';

/** A telephone number with everything a frightened person has to know about it. */
export interface HelpLine {
  number: string;
  /** The number in groups, as people read it. */
  shown: string;
  name: WordKey;
  when: WordKey;
  /** What to say on the phone. */
  say: WordKey;
  /** How the German sentence sounds, in the letters and by the spelling of the reader's language. */
  aloud: WordKey;
}

/** Where life is in danger, and a doctor when all practices are closed: free of charge, in all of Germany and at any hour. */
export const emergencyLines: HelpLine[] = [
  { number: '112', shown: '112', name: 'urgent.ambulance', when: 'urgent.ambulance.when', say: 'urgent.ambulance.say', aloud: 'urgent.ambulance.aloud' },
  { number: '110', shown: '110', name: 'urgent.police', when: 'urgent.police.when', say: 'urgent.police.say', aloud: 'urgent.police.aloud' },
  { number: '116117', shown: '116 117', name: 'urgent.doctor', when: 'urgent.doctor.when', say: 'urgent.doctor.say', aloud: 'urgent.doctor.aloud' },
  // Every Land has a poison line of its own; networks add theirs as an article of the kind URGENT.
  { number: '112', shown: '112', name: 'urgent.poison', when: 'urgent.poison.when', say: 'urgent.poison.say', aloud: 'urgent.poison.aloud' },
];

/**
 * The European Union's harmonised numbers of social value: each stands for one service and costs nothing, but need not be staffed around the clock.
 * @see Commission Decision 2007/116/EC on reserving the national numbering range beginning with 116, as amended (CELEX 32007D0116)
 */
const womensLine: HelpLine = { number: '116016', shown: '116 016', name: 'urgent.women', when: 'urgent.women.when', say: 'urgent.women.say', aloud: 'urgent.women.aloud' };
const childrensLine: HelpLine = { number: '116111', shown: '116 111', name: 'urgent.children', when: 'urgent.children.when', say: 'urgent.children.say', aloud: 'urgent.children.aloud' };
const crisisLine: HelpLine = { number: '116123', shown: '116 123', name: 'urgent.crisis', when: 'urgent.crisis.when', say: 'urgent.crisis.say', aloud: 'urgent.crisis.aloud' };

export const listeningLines: HelpLine[] = [womensLine, childrensLine, crisisLine];

/** Whom to call about violence: in danger the police, else somebody to talk to. */
export const violenceLines: HelpLine[] = [...emergencyLines.filter(({ number }) => number === '110'), womensLine, childrensLine];

/** The topic whose pages nobody may be seen reading. */
export const violenceTopic = 'gewalt-schutz';

/** Whether an entry is above all about violence, so that its reader may have to leave in a hurry. */
export function isAboutViolence(directory: Directory, entry: Entry & { topics?: Reference[] }): boolean {
  const first = directory.terms.get(entry.topics?.[0]);
  return [first, directory.terms.get(first?.parent)].some((topic) => topic?.slug === violenceTopic);
}
