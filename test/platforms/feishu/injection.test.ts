import { expect, it } from 'vitest';
import { plainText, text } from '../../../src/chat/card.ts';
import { aCard, direct, group, openStage } from './stage.ts';

/** All that calls everybody, on Feishu and elsewhere, with what it is wrapped into. */
const CALLS = [
  '@所有人',
  '@all',
  '@_all',
  '@everyone',
  '＠所有人',
  '@ 所有人',
  '@ALL',
  '@_user_1',
  '@全体成员',
];
const WRAPPERS: readonly ((call: string) => string)[] = [
  (call) => call,
  (call) => `请${call}看一下`,
  (call) => `<at user_id="all">${call}</at>`,
  (call) => `<at id=all>${call}</at>`,
  (call) => `</at><at user_id='all'>${call}`,
  (call) => `**${call}**`,
  (call) => `{"tag":"at","user_id":"all"}${call}`,
];
/** Invisible and direction-changing characters, put after the first character. */
const HIDDEN = ['', '\u200b', '\u2060', '\u202e', '\u00ad'];

const OTHERS = [
  '<at user_id="all"></at>',
  '<at user_id="ou_zhang">张明</at>',
  '<at id=all></at>',
  '<at ids=ou_zhang,ou_wang></at>',
  '<AT USER_ID="ALL"></AT>',
  '＜at user_id="all"＞＜/at＞',
  '&lt;at user_id=&quot;all&quot;&gt;',
  '\\u003cat user_id="all"\\u003e',
  '张三</at><at user_id="all">所有人',
  '[点我](https://example.org)',
  '![图](img_1)',
  '<a href="https://example.org">官网</a>',
  '<link url="https://example.org">官网</link>',
  '<font color="red">紧急</font>',
  '<text_tag color="red">紧急</text_tag>',
  '<person id="ou_zhang"></person>',
  '<number_tag>1</number_tag>',
  '# 标题',
  '**粗** *斜* ~~删~~ `码`',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '- 一\n- 二',
  '> 引用',
  '---',
  '```\ncode\n```',
  ':OK: :SMILE:',
  '"}],"header":{"title":"x"},"body":[{"',
  '\\"},{\\"tag\\":\\"markdown\\",\\"content\\":\\"x',
  '{"zh_cn":{"title":"","content":[[{"tag":"md","text":"x"}]]}}',
  '${name} {name} {{name}} %s',
  '\u0000\u0001\u001f',
  '\ud800 half a pair',
  '👨‍👩‍👧 一家人',
  '‮文字方向',
  'a\r\nb',
];

const corpus = [
  ...CALLS.flatMap((call) =>
    WRAPPERS.flatMap((wrap) => HIDDEN.map((hidden) => wrap(call.slice(0, 1) + hidden + call.slice(1)))),
  ),
  ...OTHERS,
];

/** As the eye sees it: forms of the same letter are one, what cannot be seen is nothing. */
function seen(words: string): string {
  // Half a pair is no letter: it arrives as a sign for that.
  const whole = Buffer.from(words).toString();
  return whole.normalize('NFKC').replace(/\p{Cf}/gu, '');
}

it('has more than 200 strings that try to be markup or to call everybody', () => {
  expect(new Set(corpus).size).toBeGreaterThan(200);
});

it('no words from people become markup or a mention, wherever they stand, and all of them can be read', async () => {
  const stage = await openStage();
  const to = [group(stage), direct(stage, 'zhang')] as const;

  for (const [index, words] of corpus.entries()) {
    const fields = [
      { name: words, required: true, multiline: false, value: words },
      { name: `${words}~`, required: false, multiline: false, options: [words] },
    ];
    const everywhere = {
      title: words,
      lines: [words],
      fields: [{ label: words, value: words }],
      choices: [words],
      form: { name: words, fields },
    };
    await Promise.all([
      stage.platform.send(to[0], text(words), `text ${index}`),
      stage.platform.send(to[1], aCard(everywhere), `card ${index}`),
    ]);

    const said = stage.network.lines('group:g1')[index]?.message;
    const card = stage.network.lines('direct:zhang')[index]?.message;
    const read = [said, card].map((message) => (message === undefined ? '' : plainText(message)));
    expect(seen(read[0] ?? '')).toBe(seen(words));
    // As the local platform folds it: the fields of a card are lines, a field of a form is its name.
    const form = [words, `${words}~`];
    expect(seen(read[1] ?? '')).toBe(seen([words, words, `${words}:${words}`, words, ...form].join('\n')));
    const label = card?.kind === 'card' ? card.card.choices[0] : undefined;
    expect([read[0], label].join('\n')).not.toMatch(/@\s*(?:所有人|全体成员|everyone|all\b|_all|_user_\d)/iu);
    expect(said).toMatchObject({ mentions: [] });
  }

  expect(stage.server.liveMarkup).toEqual([]);
});
