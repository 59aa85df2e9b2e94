import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { tellPort } from './child.ts';
import { SQL } from './list-question.ts';

// As little as there can be between a request and PostgreSQL: Node's own HTTP, and one prepared statement whose answer is sent as it comes.
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] });
const server = createServer((request, response) => {
  answer(request).then(
    (body) => response.setHeader('Content-Type', 'application/json').end(body),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});

async function answer(request: NodeJS.ReadableStream): Promise<string> {
  const { language, slug, id } = JSON.parse(await text(request)) as Record<string, string>;
  const { rows } = await pool.query<{ answer: string }>({ name: 'list', text: SQL, values: [language, slug, id] });
  return rows[0]?.answer ?? '';
}

server.listen(0, '127.0.0.1', () => tellPort((server.address() as AddressInfo).port));
