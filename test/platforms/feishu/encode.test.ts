import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { text } from '../../../src/chat/card.ts';
import { readCard } from '../../../src/cli/local/feishu/card-json.ts';
import { encodeCard } from '../../../src/platforms/feishu/encode-card.ts';
import { bytesOf, encodeText, LONGEST_CONTENT, uuidOf } from '../../../src/platforms/feishu/encode.ts';

const PLACED = { chat: 'group', words: { formSubmit: '提交' } } as const;
const REAL_LIMIT = 30 * 1024;

describe('a text', () => {
  it('becomes a post of text elements, one paragraph for each line', () => {
    expect(encodeText(text('一\n\n二')).map((content): unknown => JSON.parse(content))).toEqual([
      {
        zh_cn: {
          title: '',
          content: [
            [{ tag: 'text', text: '一' }],
            [{ tag: 'text', text: ' ' }],
            [{ tag: 'text', text: '二' }],
          ],
        },
      },
    ]);
  });

  it('has its mentions in front, as elements of their own', () => {
    const [content] = encodeText({ ...text('请看'), mentions: ['ou_zhang'] });

    expect(content).toContain(
      '[{"tag":"at","user_id":"ou_zhang"},{"tag":"text","text":" "},{"tag":"text","text":"请看"}]',
    );
  });

  it('of any length and kind never makes a post over the limit', () => {
    const unit = fc.constantFrom('a', '灯', '😀', '\n', '"', '\\', '\u0001', '\ud800');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), fc.integer({ min: 1, max: 2000 }), (piece, times) => {
        const contents = encodeText(text(piece.repeat(times)));
        for (const content of contents) expect(bytesOf(content)).toBeLessThan(REAL_LIMIT);
      }),
      { seed: 20260302, numRuns: 100 },
    );
  });
});

describe('the key of a part', () => {
  it('is the message’s key itself for the first, and has a number for the others', () => {
    expect([uuidOf('key', 0), uuidOf('key', 1), uuidOf('key', 2)]).toEqual(['key', 'key-2', 'key-3']);
  });

  it('is never over 50 characters, always the same, and different for different keys', () => {
    const long = 'k'.repeat(50);
    const keys = [uuidOf(long, 0), uuidOf(long, 1), uuidOf(`${long}x`, 0)];

    expect(keys.every((key) => key.length <= 50)).toBe(true);
    expect(new Set(keys).size).toBe(3);
    expect(uuidOf(long, 1)).toBe(keys[1]);
  });
});

describe('a card', () => {
  it('is card JSON 2.0 in which a button brings back its label and the kind of chat', () => {
    const card = { title: '请核对', lines: ['一'], fields: [], choices: ['好', '不'], form: undefined };
    const content: unknown = JSON.parse(encodeCard({ ...card, form: { name: '建议', fields: [] } }, PLACED));

    expect(content).toMatchObject({
      schema: '2.0',
      config: { update_multi: true },
      header: { title: { tag: 'plain_text', content: '请核对' } },
      body: {
        elements: [
          { tag: 'div', text: { tag: 'plain_text', content: '一' } },
          { tag: 'button', type: 'primary', behaviors: [{ value: { chat: 'group', choice: '好' } }] },
          { tag: 'button', type: 'default', behaviors: [{ value: { chat: 'group', choice: '不' } }] },
          {
            tag: 'form',
            elements: [{ form_action_type: 'submit', behaviors: [{ value: { form: '建议' } }] }],
          },
        ],
      },
    });
  });

  it('may have a form whose fields are called like the form', () => {
    const fields = [{ name: '建议', required: true, multiline: true }];
    const card = { title: '填写', lines: [], fields: [], choices: [], form: { name: '建议', fields } };

    expect(readCard(encodeCard(card, PLACED))).toMatchObject({ card: { form: { name: '建议', fields } } });
  });

  it('with hundreds of units to choose from lets people type what does not fit', () => {
    const options = Array.from({ length: 300 }, (_, index) => `示例区第${index}局办公室`);
    const fields = [
      { name: '主办', required: true, multiline: false, options },
      { name: '协办', required: false, multiline: true, options },
      { name: '结果', required: true, multiline: false, options: ['A', 'B'] },
    ];
    const card = { title: '交办', lines: [], fields: [], choices: [], form: { name: '交办', fields } };

    const read = readCard(encodeCard(card, PLACED));

    expect(read).toMatchObject({
      card: {
        form: {
          fields: [
            { name: '主办', required: true },
            { name: '协办', required: false },
            { name: '结果', options: ['A', 'B'] },
          ],
        },
      },
    });
    expect(read).not.toHaveProperty('card.form.fields.0.options');
  });

  it('loses its last lines when there are too many, and says so', () => {
    const lines = Array.from({ length: 2000 }, (_, index) => `第${index}号 路灯`);
    const card = { title: '清单', lines, fields: [{ label: '合计', value: '2000' }], choices: ['好'] };

    const read = readCard(encodeCard(card, PLACED));

    expect(read).toMatchObject({ card: { choices: ['好'] } });
    const shown = 'card' in read ? read.card.lines : [];
    expect(shown[0]).toBe('第0号 路灯');
    expect(shown.slice(-2)).toEqual(['……', '合计:2000']);
  });

  it('of any words is accepted and never over the limit', () => {
    const unit = fc.constantFrom('a', '灯', '😀', '\n', '"', '<', '\u0001');
    const words = fc
      .tuple(fc.string({ unit, minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 300 }))
      .map(([piece, times]) => piece.repeat(times));
    const short = fc.string({ unit, minLength: 1, maxLength: 20 });
    const card = fc.record({
      title: words,
      lines: fc.array(words, { maxLength: 30 }),
      fields: fc.array(fc.record({ label: short, value: words }), { maxLength: 10 }),
      choices: fc.array(short, { maxLength: 6 }),
    });
    fc.assert(
      fc.property(card, (any) => {
        const content = encodeCard(any, PLACED);
        expect(bytesOf(content)).toBeLessThanOrEqual(LONGEST_CONTENT);
        expect(readCard(content)).toHaveProperty('card');
      }),
      { seed: 20260302, numRuns: 300 },
    );
  });
});
