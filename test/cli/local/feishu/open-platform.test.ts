import { describe, expect, it, onTestFinished } from 'vitest';
import { type OpenPlatform, startOpenPlatform } from '../../../../src/cli/local/feishu/open-platform.ts';
import type { SandboxNetwork } from '../../../../src/platforms/sandbox/network.ts';
import { exampleNetwork, NINE_O_CLOCK } from '../../../platforms/feishu/stage.ts';

interface Platform {
  readonly server: OpenPlatform;
  readonly network: SandboxNetwork;
  readonly token: string;
}

async function open(): Promise<Platform> {
  const network = exampleNetwork();
  const bot = { openId: 'ou_bot', name: '小助手' };
  const server = await startOpenPlatform({ network, now: () => NINE_O_CLOCK, bot });
  onTestFinished(() => server.stop());
  const credentials = { app_id: server.appId, app_secret: server.appSecret };
  const { body } = await request(server, 'POST', '/open-apis/auth/v3/tenant_access_token/internal', {
    json: credentials,
  });
  return { server, network, token: String(body['tenant_access_token']) };
}

interface Sent {
  readonly json?: object;
  readonly form?: FormData;
  readonly token?: string;
}

async function request(server: OpenPlatform, method: string, path: string, { json, form, token }: Sent = {}) {
  const response = await fetch(server.domain + path, {
    method,
    headers: {
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...(form === undefined ? {} : { body: form }),
  });
  // Every answer of the platform to these calls is a JSON object.
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const TO_GROUP = '/open-apis/im/v1/messages?receive_id_type=chat_id';
const TO_PERSON = '/open-apis/im/v1/messages?receive_id_type=open_id';

function post(words: string): string {
  return JSON.stringify({ zh_cn: { title: '', content: [[{ tag: 'text', text: words }]] } });
}

function card(elements: readonly object[], others: object = {}): string {
  return JSON.stringify({
    schema: '2.0',
    config: { update_multi: true },
    header: { title: { tag: 'plain_text', content: '题' } },
    body: { elements },
    ...others,
  });
}

const submit = (name: string) => ({
  tag: 'button',
  name,
  text: { tag: 'plain_text', content: '提交' },
  form_action_type: 'submit',
  behaviors: [{ type: 'callback', value: {} }],
});
const input = (name: string) => ({ tag: 'input', name });
const form = (...elements: object[]) => ({ tag: 'form', name: 'f', elements });

describe('the local open platform', () => {
  it('knows its app only by the right secret', async () => {
    const { server } = await open();
    const credentials = { app_id: server.appId, app_secret: 'wrong' };
    const path = '/open-apis/auth/v3/tenant_access_token/internal';

    expect(await request(server, 'POST', path, { json: credentials })).toMatchObject({
      body: { code: 10014 },
    });
    expect(
      await request(server, 'POST', '/callback/ws/endpoint', {
        json: { AppID: server.appId, AppSecret: 'wrong' },
      }),
    ).toMatchObject({ status: 200, body: { code: 514 } });
  });

  it.each([
    ['no token', undefined, 99991661],
    ['a wrong token', 't-wrong', 99991663],
  ])('refuses a call with %s', async (_case, token, code) => {
    const { server } = await open();

    const answer = await request(
      server,
      'GET',
      '/open-apis/bot/v3/info',
      token === undefined ? {} : { token },
    );

    expect(answer).toMatchObject({ status: 400, body: { code } });
  });

  it.each([
    ['a content that is no JSON', TO_GROUP, { receive_id: 'oc_g1', msg_type: 'post', content: '早' }, 230001],
    [
      'a text where a post should be',
      TO_GROUP,
      { receive_id: 'oc_g1', msg_type: 'post', content: '{"text":"早"}' },
      230001,
    ],
    [
      'a post over 30 kB',
      TO_GROUP,
      { receive_id: 'oc_g1', msg_type: 'post', content: post('灯'.repeat(12_000)) },
      230025,
    ],
    [
      'a key over 50 characters',
      TO_GROUP,
      { receive_id: 'oc_g1', msg_type: 'post', content: post('早'), uuid: 'u'.repeat(51) },
      230001,
    ],
    [
      'a group that is not there',
      TO_GROUP,
      { receive_id: 'oc_g9', msg_type: 'post', content: post('早') },
      230002,
    ],
    [
      'an id of another kind',
      TO_GROUP,
      { receive_id: 'ou_zhang', msg_type: 'post', content: post('早') },
      230001,
    ],
    [
      'somebody out of reach',
      TO_PERSON,
      { receive_id: 'ou_lin', msg_type: 'post', content: post('早') },
      230013,
    ],
    [
      'a picture that was not uploaded',
      TO_GROUP,
      { receive_id: 'oc_g1', msg_type: 'image', content: '{"image_key":"x"}' },
      230001,
    ],
    [
      'an unknown kind of message',
      TO_GROUP,
      { receive_id: 'oc_g1', msg_type: 'hologram', content: '{}' },
      230001,
    ],
  ])('refuses %s', async (_case, path, json, code) => {
    const { server, network, token } = await open();

    expect(await request(server, 'POST', path, { json, token })).toMatchObject({
      status: 400,
      body: { code },
    });
    expect(network.lines()).toEqual([]);
  });

  it.each([
    ['of another schema', card([], { schema: '1.0' })],
    ['that cannot be updated', card([], { config: { update_multi: false } })],
    ['with an unknown element', card([{ tag: 'marquee' }])],
    ['with markdown', card([{ tag: 'markdown', content: '**x**' }])],
    ['with a form in a form', card([form(form(submit('s')))])],
    ['with a form without a submit button', card([form(input('a'))])],
    ['with two inputs of one name', card([form(input('a'), input('a'), submit('s'))])],
    ['with a form called like its field', card([form(input('f'), submit('s'))])],
    [
      'with several choices outside of a form',
      card([{ tag: 'multi_select_static', name: 'm', options: [] }]),
    ],
    ['with a submit button outside of a form', card([submit('s')])],
  ])('refuses a card %s', async (_case, content) => {
    const { server, token } = await open();
    const json = { receive_id: 'oc_g1', msg_type: 'interactive', content };

    expect(await request(server, 'POST', TO_GROUP, { json, token })).toMatchObject({
      body: { code: 230099 },
    });
  });

  it.each([
    ['a tag in a text', 'text', JSON.stringify({ text: '<at user_id="all">所有人</at>' })],
    ['everybody in a text', 'text', JSON.stringify({ text: '@_all 注意' })],
    [
      'everybody in a post',
      'post',
      JSON.stringify({ zh_cn: { title: '', content: [[{ tag: 'at', user_id: 'all' }]] } }),
    ],
    [
      'markdown in a post',
      'post',
      JSON.stringify({ zh_cn: { title: '', content: [[{ tag: 'md', text: 'x' }]] } }),
    ],
    [
      'a link in a post',
      'post',
      JSON.stringify({ zh_cn: { title: '', content: [[{ tag: 'a', text: 'x', href: 'y' }]] } }),
    ],
    ['markdown in a card', 'interactive', card([{ tag: 'markdown', content: '<at id=all></at>' }])],
  ])('notes markup that would be live: %s', async (_case, msg_type, content) => {
    const { server, token } = await open();

    await request(server, 'POST', TO_GROUP, { json: { receive_id: 'oc_g1', msg_type, content }, token });

    expect(server.liveMarkup).toHaveLength(1);
  });

  it('shows an answer where the message stands that is answered, once for each key', async () => {
    const { server, network, token } = await open();
    const json = { receive_id: 'ou_zhang', msg_type: 'post', content: post('早') };
    const first = await request(server, 'POST', TO_PERSON, { json, token });
    const path = `/open-apis/im/v1/messages/${String((first.body['data'] as { message_id: string }).message_id)}/reply`;
    const answer = { msg_type: 'post', content: post('晚'), uuid: 'key' };

    await request(server, 'POST', path, { json: answer, token });
    await request(server, 'POST', path, { json: answer, token });

    expect(network.lines('direct:zhang')).toHaveLength(2);
  });

  it('lets the bot show anew only its own cards', async () => {
    const { server, token } = await open();
    const json = { receive_id: 'oc_g1', msg_type: 'post', content: post('早') };
    const { body } = await request(server, 'POST', TO_GROUP, { json, token });
    const path = `/open-apis/im/v1/messages/${(body['data'] as { message_id: string }).message_id}`;

    expect(await request(server, 'PATCH', path, { json: { content: card([]) }, token })).toMatchObject({
      status: 400,
    });
    expect(
      await request(server, 'PATCH', '/open-apis/im/v1/messages/om_x', {
        json: { content: card([]) },
        token,
      }),
    ).toMatchObject({
      status: 400,
    });
  });

  it.each([
    ['without a file name', 'bytes', 234001],
    ['without a byte', new File([], 'a.pdf'), 234010],
  ])('refuses a file %s', async (_case, file, code) => {
    const { server, token } = await open();
    const upload = new FormData();
    upload.append('file_type', 'stream');
    upload.append('file_name', 'a.pdf');
    upload.append('file', file);

    expect(await request(server, 'POST', '/open-apis/im/v1/files', { form: upload, token })).toMatchObject({
      status: 400,
      body: { code },
    });
  });

  it('refuses an event while no bot is connected, so that it is delivered again later', async () => {
    const { server, network } = await open();
    const event = await network.say({ by: 'zhang', text: '在吗' });

    await expect(server.receive(event)).rejects.toThrow('no bot is connected');
  });
});
