import type { LocalizedInput } from '../line.ts';
import type { Random } from './random.ts';
import { closures } from './sentences.ts';
import { phrase, type Subject } from './wording.ts';

interface Hours {
  slots: { day: string; from: string; to: string; mode: string }[];
  exceptions?: { from: string; until: string; closed: boolean; reason: LocalizedInput }[];
}

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

function time(hour: number, minute: string): string {
  return `${String(hour).padStart(2, '0')}:${minute}`;
}

/** Opening hours of two to four days a week, sometimes with a closure of a week. */
export function hours(random: Random, about: Subject): Hours {
  const slots = random.some(days, random.between(2, 4)).flatMap((day) => {
    const morning = random.between(8, 10);
    const afternoon = random.between(13, 15);
    const mode = random.pick(['WALK_IN', 'WALK_IN', 'APPOINTMENT', 'PHONE']);
    return [
      { day, from: time(morning, random.pick(['00', '30'])), to: time(morning + random.between(1, 2), '30'), mode },
      ...(random.chance(40)
        ? [{ day, from: time(afternoon, '00'), to: time(afternoon + random.between(1, 4), '30'), mode }]
        : []),
    ];
  });
  if (random.chance(75)) return { slots };
  const month = String(random.between(1, 12)).padStart(2, '0');
  const day = random.between(1, 21);
  return {
    slots,
    exceptions: [{
      from: `2027-${month}-${String(day).padStart(2, '0')}`,
      until: `2027-${month}-${String(day + 7).padStart(2, '0')}`,
      closed: true,
      reason: phrase(about, random.pick(closures)),
    }],
  };
}
