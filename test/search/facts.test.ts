import { beforeAll, describe, expect, it } from 'vitest';
import type { SearchFilter } from '../../server/search/question.ts';
import { Loaded } from './facts-loaded.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const arabicInPerson = { spokenLanguage: ['ar'], mode: ['IN_PERSON'], noun: ['service'] };
const afternoon = (date: string): SearchFilter => ({ ...arabicInPerson, open: { date, from: '12:00', to: '18:00' } });

/** Read from the seed: all that speak Arabic on a Thursday afternoon, and can be gone to. */
const USUAL = [
  'antidiskriminierung-musterkreis',
  'arbeitsvermittlung-beispiel-jobcenter',
  'formularhilfe-musterkreis',
  'jmd-beratung-musterkreis',
  'mbe-sprechstunde-musterstadt',
  'offener-treff-testwerk',
  'sprachcafe-musterstadt',
];
const CLINIC = 'sprechstunde-ohne-versicherung-musterklinikum';
const LITERACY = 'alphakurs-beispielheim';
const sorted = (...slugs: string[]): string[] => slugs.sort();

describe('Arabic, Thursday afternoon, in person', () => {
  let directory: Loaded;
  beforeAll(async () => {
    directory = await Loaded.seed();
  });

  it('fits exactly the services of the Musterkreis that are there then', () => {
    expect(directory.pass(afternoon('2026-11-26'), NOW)).toEqual(sorted(...USUAL, CLINIC));
  });

  it('leaves out who is closed that day, and takes in who opens instead of another day', () => {
    expect(directory.pass(afternoon('2026-12-17'), NOW)).toEqual(sorted(...USUAL.filter((slug) => slug !== 'mbe-sprechstunde-musterstadt'), CLINIC));
  });

  it('takes in a course from the day it begins, and leaves out who is away that day', () => {
    expect(directory.pass(afternoon('2027-01-28'), NOW)).not.toContain(LITERACY);
    expect(directory.pass(afternoon('2027-02-04'), NOW)).toEqual(sorted(...USUAL.filter((slug) => slug !== 'jmd-beratung-musterkreis'), LITERACY));
    expect(directory.pass(afternoon('2027-02-11'), NOW)).toEqual(sorted(...USUAL, CLINIC, LITERACY));
  });

  it('is only who is open on holidays too, on a public holiday', () => {
    expect(directory.pass(afternoon('2027-05-06'), NOW)).toEqual(['sprachcafe-musterstadt']);
  });

  it('is the same on both sides of a change of the clock', () => {
    expect(directory.pass(afternoon('2027-03-25'), NOW)).toEqual(sorted(...USUAL, CLINIC, LITERACY));
    expect(directory.pass(afternoon('2027-04-01'), NOW)).toEqual(sorted(...USUAL, LITERACY));
    expect(directory.pass(afternoon('2027-04-08'), NOW)).toEqual(sorted(...USUAL, CLINIC, LITERACY));
    expect(directory.pass(afternoon('2026-10-22'), NOW)).toEqual(sorted(...USUAL, CLINIC));
    expect(directory.pass(afternoon('2026-10-29'), NOW)).toEqual(USUAL);
  });
});
