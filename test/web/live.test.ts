import { afterAll, beforeAll, expect, it } from 'vitest';
import { createExample, type Example } from './example.ts';

let example: Example;
let port: number;

beforeAll(async () => {
  example = await createExample();
  ({ port } = await example.server.start());
});
afterAll(() => example.server.stop());

it('tells of people and groups that come, and nothing while nobody does', async () => {
  const response = await fetch(`http://127.0.0.1:${port}/api/sandbox/live`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let read = '';
  while (!read.includes('event: traffic')) read += (await reader?.read())?.value ?? '';
  expect(read).not.toContain('event: cast');

  example.network.admit({
    people: [{ id: 'new', name: '欧阳新', caption: '人大代表', friend: true }],
    groups: [{ id: 'g9', name: '第九代表团群', members: ['new'] }],
  });
  while (!read.includes('event: cast')) read += (await reader?.read())?.value ?? '';
  while (!read.endsWith('\n\n')) read += (await reader?.read())?.value ?? '';
  expect(read).toContain('"name":"欧阳新"');
  expect(read).toContain(
    '{"id":"group:g9","kind":"group","title":"第九代表团群","members":["new"],"latest":0}',
  );
  await reader?.cancel();
});
