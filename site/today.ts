import { question } from './directory/questions.ts';
import { day } from './settings.ts';

const dayOfBuild = question('day', () => day);
const isOver = question('over', (until) => until < day.slice(0, until.length));

/** The day of the build where the directory's offices are, such as "2026-12-01". */
export function today(): string {
  return dayOfBuild('');
}

/** Whether something that ran until a year, month or day is over. */
export function hasEnded(until: string | null): boolean {
  return until !== null && isOver(until);
}
