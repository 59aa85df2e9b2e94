import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFolder, questionSets } from './relevance-folder.ts';
import { rankOf, sayScore, score } from './relevance-score.ts';

describe('a score', () => {
  it('is told by the places of the right pages', () => {
    const places = [rankOf('a', ['a', 'b']), rankOf('b', ['a', 'b']), rankOf('c', ['a', 'b']), rankOf('f', ['a', 'b', 'c', 'd', 'e', 'f'])];
    expect(places).toEqual([1, 2, null, 6]);
    expect(score(places)).toEqual({ questions: 4, recall1: 1 / 4, recall5: 2 / 4, mrr: (1 + 1 / 2 + 1 / 6) / 4 });
    expect(sayScore(score([1, null]))).toBe('R@1 .50, R@5 .50, MRR .50');
  });

  it('of no question is nothing', () => {
    expect(score([])).toEqual({ questions: 0, recall1: 0, recall5: 0, mrr: 0 });
  });
});

describe('a folder of pages and questions', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'relevance-'));
    const pages = ['musterstadt-7', 'musterstadt-8', 'musterkreis-12', 'musterkreis-13'];
    writeFileSync(join(folder, 'pages.de.ndjson'), pages.map((id) => `${JSON.stringify({ id, title: id, body: '' })}\n`).join(''));
    const files = { 'questions.dev.uk': ['musterstadt-7'], 'questions.train.de': ['musterstadt-7', 'musterkreis-12', 'musterkreis-13'], 'questions.dev.de': ['musterstadt-7'], 'questions.extra.tr': ['musterstadt-8'] };
    for (const [name, about] of Object.entries(files)) writeFileSync(join(folder, `${name}.ndjson`), about.map((page) => `${JSON.stringify({ id: 1, question: 'Wo?', page })}\n`).join(''));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('may have splits and languages of any name', () => {
    expect(questionSets(folder).map(({ split, language, questions }) => [split, language, questions.length])).toEqual([['train', 'de', 3], ['extra', 'tr', 1], ['dev', 'de', 1], ['dev', 'uk', 1]]);
  });

  it('can be asked fold by fold', () => {
    expect(questionSets(folder, 0).flatMap(({ questions }) => questions.map(({ page }) => page))).toEqual(['musterstadt-7', 'musterstadt-7', 'musterstadt-7']);
    expect(questionSets(folder, 2).map(({ split, language, questions }) => [split, language, questions.length])).toEqual([['train', 'de', 1]]);
    expect(questionSets(folder, 4)).toEqual([]);
  });

  it('is none without pages or without questions', () => {
    expect(isFolder(folder)).toBe(true);
    expect(isFolder(join(folder, 'nowhere'))).toBe(false);
  });
});
