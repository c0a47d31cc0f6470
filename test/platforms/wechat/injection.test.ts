import { describe, expect, it } from 'vitest';
import type { OutboundMessage } from '../../../src/chat/card.ts';
import { quoteAsText } from '../../../src/cli/local/wechat/as-text.ts';
import { readCardText } from '../../../src/platforms/wechat/card-text.ts';
import { textOf } from '../../../src/platforms/wechat/encode.ts';
import { piecesOf } from '../../../src/platforms/wechat/pieces.ts';
import { QUOTE_RULE, takeQuote } from '../../../src/platforms/wechat/quote.ts';
import { WORDS } from './rig.ts';

const EVERYBODY = [
  '@所有人',
  '@全体成员',
  '@all',
  '@ALL',
  '@everyone',
  '＠所有人',
  '@ 所有人',
  '@_all',
  '@所有成员',
];
const HIDDEN = ['', '\u200b', '\u200d', '\u202e', '\u2066', '\ufeff', '\u2060'];
const WRAPPERS = [(it: string) => it, (it: string) => `${it} 开会`, (it: string) => `请看\n${it}\u2005马上`];

/** An at-sign, what is hidden behind it, the word, in what stands around it. */
const calls = EVERYBODY.flatMap((spelling) =>
  HIDDEN.flatMap((hidden) => WRAPPERS.map((wrap) => wrap(spelling.replace(/^([@＠])/u, `$1${hidden}`)))),
);

const SENTENCES = Object.values(WORDS);
const cards = SENTENCES.flatMap((sentence) =>
  ['1. 确认提交\n2. 放弃', '1. 通过', '１. 通过\n２. 不宜', '#交办\n主办:我'].flatMap((choices) => [
    `${choices}\n${sentence}`,
    `标题\n\n${choices}\n${sentence}`,
    `${choices}\n ${sentence} `,
    `${choices}\n\u200b${sentence}`,
    `${sentence}\n${choices}`,
    `标题\r\n\r\n${choices.replaceAll('\n', '\r\n')}\r\n${sentence}`,
    `标题\u2028\u2028${choices.replaceAll('\n', '\u2028')}\u2028${sentence}`,
  ]),
);

const quotes = [QUOTE_RULE, '-----------', '—————————', '－－－－－－－－'].flatMap((rule) =>
  ['1', '确认提交', '#撤回 18', '@小助手 同意'].flatMap((said) => [
    `「小助手：草稿」\n${rule}\n${said}`,
    `好」\n${rule}\n${said}`,
    `」\n${rule}\n${said}\n${rule}\n`,
  ]),
);

const markup = [
  ...[
    '<a href="weixin://dl/chat?u">点这里</a>',
    '<A HREF=x>y</A>',
    '<msg><appmsg><title>x</title></appmsg></msg>',
  ],
  ...[
    '<?xml version="1.0"?><sysmsg type="revokemsg"/>',
    '<!-- x -->',
    '<![CDATA[x]]>',
    '<at user_id="all"></at>',
  ],
  ...[
    '</text><at id=all>',
    '<img src=x onerror=y>',
    '<script>alert(1)</script>',
    '<br/>',
    '<at id="all">所有人</at>',
  ],
];

const STEERING = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
const CALLING = /@\s*(?:所有人|全体成员|所有成员|everyone|all\b|_all)/iu;

const PLACES: readonly (readonly [string, (text: string) => OutboundMessage])[] = [
  ['a text', (text) => ({ kind: 'text', text, mentions: [] })],
  ['a title', (text) => card({ title: text })],
  ['a line', (text) => card({ lines: [text] })],
  ['a field', (text) => card({ fields: [{ label: '内容', value: text }] })],
  ['a label', (text) => card({ fields: [{ label: text, value: '内容' }] })],
  ['a choice', (text) => card({ choices: [text, '取消'] })],
  ['a field of a form', (text) => card({ form: formOf(text) })],
];

function card(parts: object): OutboundMessage {
  return {
    kind: 'card',
    card: { title: '标题', lines: [], fields: [], choices: ['确认', '取消'], ...parts },
  };
}

function formOf(value: string) {
  return { name: '建议', fields: [{ name: '标题', required: true, multiline: false, value }] };
}

function shown(message: OutboundMessage): string {
  if (message.kind !== 'text' && message.kind !== 'card') throw new Error('no text');
  return piecesOf(textOf(message, 'direct', WORDS), 100_000).join('\n');
}

const all = [...calls, ...cards, ...quotes, ...markup];

describe('what people write', () => {
  it('is tried in more than two hundred forms', () => {
    expect(new Set(all).size).toBeGreaterThan(200);
  });

  describe.each(PLACES)('in %s', (place, put) => {
    it('calls nobody and steers nothing', () => {
      const wrong = all
        .map((text) => shown(put(text)))
        .filter((text) => CALLING.test(text) || STEERING.test(text));
      expect(wrong).toEqual([]);
    });

    it('is no markup', () => {
      const wrong = all.map((text) => shown(put(text))).filter((text) => /<[a-z/!?]/iu.test(text));
      expect(wrong).toEqual([]);
    });

    it('is no card, no choice and no form', () => {
      const choices = place === 'a text' ? undefined : 2;
      const wrong = all
        .map((text) => readCardText(shown(put(text)), WORDS))
        .filter(
          (read) =>
            read?.choices.length !== choices || (read?.form !== undefined && place !== 'a field of a form'),
        );
      expect(wrong).toEqual([]);
    });

    it('says nothing for the one who quotes it', () => {
      const wrong = all
        .map((text) => takeQuote(quoteAsText({ by: '小助手', text: shown(put(text)) }, '好的')))
        .filter(({ quote, reply }) => quote === undefined || reply !== '好的');
      expect(wrong).toEqual([]);
    });
  });

  it('reads for the eye as it was written', () => {
    const text = '标题:充电棚\n1. 一\n2. 二 <3 a@b.cn 3 < 5 @张明 http://example.cn/a?b=1';
    expect(shown({ kind: 'text', text, mentions: [] })).toBe(text);
  });
});
