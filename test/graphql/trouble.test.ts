import { afterAll, describe, expect, test } from 'vitest';
import { openDirectory } from '../harness/directory.ts';
import { layWire } from '../harness/wire.ts';

const wire = layWire();
const directory = await openDirectory({ reach: wire.reach });
afterAll(async () => {
  await directory.close();
  await wire.cut();
});

const SAVE = 'mutation { saveActor(input: { slug: "verein", name: "Verein" }) { slug } }';

describe('when something is wrong on our side', () => {
  test('the answer says so and tells nothing of how we work, while the log tells all', async () => {
    await directory.pool.query('alter table qualification rename column valid_months to elsewhere');
    const { status, data, errors } = await directory.graphql('{ qualifications { nodes { validMonths } } }');
    await directory.pool.query('alter table qualification rename column elsewhere to valid_months');
    expect(status).toBe(200);
    expect(data).toBeNull();
    expect(errors).toEqual([expect.objectContaining({ message: 'Something went wrong on our side. Nothing was changed. Please try again.', extensions: { code: 'INTERNAL_SERVER_ERROR' } })]);
    expect(JSON.stringify(errors)).not.toMatch(/select|does not exist|valid_months|\.ts|node_modules/);
    expect(directory.logged.join('')).toContain('valid_months');
  });

  test('the rest of the answer is still given', async () => {
    await directory.pool.query('alter table event rename to elsewhere');
    const { data, errors } = await directory.graphql('{ event(slug: "fest") { id } actors { totalCount } }');
    await directory.pool.query('alter table elsewhere rename to event');
    expect(data).toEqual({ event: null, actors: { totalCount: 0 } });
    expect(errors).toMatchObject([{ path: ['event'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  });
});

describe('when the database is away', () => {
  test('reads and writes say that the directory is not available, and it goes on by itself when the database is back', async () => {
    expect((await directory.graphql('{ actors { totalCount } }')).errors).toBeUndefined();
    await wire.cut();
    for (const answer of [await directory.graphql('{ actors { totalCount } }'), await directory.graphql('{ actor(slug: "verein") { id } }'), await directory.operate(SAVE)]) {
      expect(answer.errors).toMatchObject([{ message: 'The directory is not available at the moment. Try again in a minute.', extensions: { code: 'STORE_UNAVAILABLE' } }]);
    }
    expect((await fetch(`${directory.url}/ready`)).status).toBe(503);
    expect((await fetch(`${directory.url}/health`)).status).toBe(200);
    await wire.mend();
    expect((await directory.graphql('{ actors { totalCount } }')).data).toEqual({ actors: { totalCount: 0 } });
    expect((await fetch(`${directory.url}/ready`)).status).toBe(200);
    expect((await directory.operate(SAVE)).data).toEqual({ saveActor: { slug: 'verein' } });
  });
});

describe('a request that is none', () => {
  const post = (body: string, type = 'application/json') => fetch(`${directory.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body });

  test.each([
    ['broken JSON', '{"query": ', 400],
    ['JSON that is no object', '"query"', 400],
    ['an object without a query', '{}', 400],
    ['a list of operations', '[{"query":"{ __typename }"}]', 400],
  ])('with %s gets a coded error and no stack', async (_, body, status) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    const answer = await response.text();
    expect(JSON.parse(answer)).toMatchObject({ errors: [{ message: expect.any(String), extensions: { code: expect.stringMatching(/^[A-Z_]+$/) } }] });
    expect(answer).not.toMatch(/node_modules|\.ts:|at Object/);
  });

  test('from another site, as a form sends it, is not carried out', async () => {
    const response = await post(`query=${encodeURIComponent(SAVE)}`, 'application/x-www-form-urlencoded');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  test('with a query that cannot be parsed says where', async () => {
    const { status, errors } = await directory.graphql('{ actors { ');
    expect(status).toBe(400);
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' }, message: expect.stringContaining('Expected Name') }]);
  });
});

test('an answer of whatever kind forbids what a browser need not do, and does not say what made it', async () => {
  for (const path of ['/graphql?query={__typename}', '/health', '/gibt-es-nicht']) {
    const { headers } = await fetch(`${directory.url}${path}`);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.has('x-powered-by')).toBe(false);
  }
});

test('nothing of what a visitor asks stands in the log', () => {
  expect(directory.logged.filter((line) => line.includes('query') && line.includes('slug: \\"'))).toEqual([]);
});
