import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWordName } from '../../../src/chat/word-name.ts';
import { lexiconOf } from '../../../src/chat/reading/lexicon.ts';
import { docxOf, smallDocx } from '../../../src/cli/rehearsal/small-docx.ts';
import { typedLines } from '../../../src/features/documents/paper-form.ts';
import { readWord } from '../../../src/features/documents/read-word.ts';
import { storedZip } from '../../../src/features/lists/zip.ts';
import { loadCommandTable } from '../../../src/scripts/commands.ts';

const LEXICON = lexiconOf(loadCommandTable('bot-scripts'));
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

async function linesOf(bytes: Buffer): Promise<string> {
  const read = await readWord(bytes);
  return read.ok ? typedLines(read.value, LEXICON) : read.refusal.code;
}

const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
const line = (inner: string): string => `<w:p>${inner}</w:p>`;

describe('what a Word file says', () => {
  it.each([
    ['paragraphs in their order', line(run('一')) + line(run('二') + run('三')), '一\n二三'],
    ['entities', line(run('A&amp;B &lt;1&#20803;&gt;')), 'A&B <1元>'],
    [
      'breaks and tabs',
      line('<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r>'),
      '一\n二 三',
    ],
    [
      'no tab stops of a paragraph',
      line(`<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>${run('一')}`),
      '一',
    ],
    [
      'what was inserted, and not what was deleted or moved away',
      line(
        `<w:ins>${run('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>` +
          `<w:moveFrom>${run('移')}</w:moveFrom>`,
      ),
      '新',
    ],
    ['no field codes', line(`<w:r><w:instrText>PAGE</w:instrText></w:r>${run('页')}`), '页'],
    ['no pronunciation', line(`<w:r><w:ruby><w:rt>${run('pin')}</w:rt></w:ruby></w:r>${run('拼')}`), '拼'],
    [
      'the text of a box once',
      line(
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">' +
          `<mc:Choice><w:txbxContent>${line(run('框'))}</w:txbxContent></mc:Choice>` +
          `<mc:Fallback><w:txbxContent>${line(run('框'))}</w:txbxContent></mc:Fallback>` +
          `</mc:AlternateContent></w:r>${run('外')}`,
      ),
      '框\n外',
    ],
    [
      'no hints of empty fields',
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${line(run('单击此处'))}</w:sdtContent></w:sdt>` +
        `<w:sdt><w:sdtPr/><w:sdtContent>${line(run('填好的'))}</w:sdtContent></w:sdt>`,
      '填好的',
    ],
    ['CDATA', line('<w:r><w:t><![CDATA[<一>]]></w:t></w:r>'), '<一>'],
  ])('%s', async (_, body, expected) => {
    expect(await linesOf(docxOf(body))).toBe(expected);
  });

  it('with the numbers that Word counts itself', async () => {
    const level = (at: number, format: string, text: string): string =>
      `<w:lvl w:ilvl="${String(at)}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering =
      `<w:numbering ${W}><w:abstractNum w:abstractNumId="7">` +
      level(0, 'chineseCountingThousand', '%1、') +
      level(1, 'decimal', '%2.') +
      '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>';
    const item = (at: number, text: string): string =>
      line(
        `<w:pPr><w:numPr><w:ilvl w:val="${String(at)}"/><w:numId w:val="3"/></w:numPr></w:pPr>${run(text)}`,
      );
    const body = [item(0, '甲'), item(1, '乙'), item(1, '丙'), item(0, '丁'), item(1, '戊')].join('');
    const bytes = docxOf(body, { 'word/numbering.xml': numbering });
    expect(await linesOf(bytes)).toBe('一、甲\n1.乙\n2.丙\n二、丁\n1.戊');
  });

  it('whatever prefix and version its words have, and wherever its main part is', async () => {
    const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
    const relations =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      '<Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" ' +
      'Target="/word/document2.xml"/></Relationships>';
    const bytes = docxOf(line(run('旧')), {
      '_rels/.rels': relations,
      'word/document2.xml': `<x:document xmlns:x="${strict}"><x:body><x:p><x:r><x:t>字</x:t></x:r></x:p></x:body></x:document>`,
    });
    expect(await linesOf(bytes)).toBe('字');
  });

  it('says what was put in, whatever it is', async () => {
    const words = fc.stringMatching(/^[一-龥a-z&<>]{1,20}$/u);
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 8 }), async (lines) => {
        const read = await readWord(smallDocx(lines.map((text) => [text])));
        expect(read).toEqual({ ok: true, value: lines.map((text) => ({ kind: 'line', text })) });
      }),
    );
  });
});

describe('the paper form', () => {
  it('is read as its fields: cells that name one and what stands beside or below', async () => {
    const bytes = smallDocx([
      ['示例区第十八届人大第三次会议 代表建议专用纸'],
      ['编号', '012', '类 别', '城建环保'],
      ['标  题', '关于更换人民路路灯的建议'],
      ['领衔代表', '张明', '代表团', '第一代表团'],
      ['附议代表', ''],
      ['案\n由', '十一盏灯不亮。\n夜里看不清。'],
      ['建议内容(可另附页):', '1.更换。\n2.一个月内修好。'],
    ]);
    expect(await linesOf(bytes)).toBe(
      [
        '类别:城建环保',
        '标题:关于更换人民路路灯的建议',
        '领衔代表:张明',
        '代表团:第一代表团',
        '案由:十一盏灯不亮。',
        '夜里看不清。',
        '建议内容:1.更换。',
        '2.一个月内修好。',
      ].join('\n'),
    );
  });

  it('may name a field above its text, and name two side by side above an empty row', async () => {
    const row = (...cells: string[]): string =>
      `<w:tr>${cells.map((cell) => `<w:tc>${line(run(cell))}</w:tc>`).join('')}</w:tr>`;
    const body = `<w:tbl>${row('案由')}${row('灯不亮。')}${row('类别', '联名')}${row('', '')}</w:tbl>`;
    expect(await linesOf(docxOf(body))).toBe('案由:\n灯不亮。');
  });

  it('keeps tables that are no form, and tables in cells', async () => {
    const cell = (inner: string): string => `<w:tc>${inner}</w:tc>`;
    const table = (inner: string): string => `<w:tbl><w:tr>${inner}</w:tr></w:tbl>`;
    const inside = table(cell(line(run('2025年'))) + cell(line(run('31起'))));
    const body = table(cell(line(run('案由'))) + cell(line(run('事故多。')) + inside));
    expect(await linesOf(docxOf(body))).toBe('案由:事故多。\n2025年\n31起');
    expect(await linesOf(smallDocx([['2025年', '31起']]))).toBe('2025年\n31起');
  });
});

describe('a file that is not read', () => {
  const good = smallDocx([['一']]);
  const bomb = storedZip([{ name: 'word/document.xml', bytes: Buffer.alloc(9 * 1024 * 1024, 32) }]);

  it.each([
    ['old-or-locked', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['not-word', Buffer.from('%PDF-1.7')],
    ['not-word', storedZip([{ name: 'xl/workbook.xml', bytes: Buffer.from('<a/>') }])],
    ['macros', docxOf(line(run('一')), { 'word/vbaProject.bin': '' })],
    ['damaged', good.subarray(0, good.length - 40)],
    ['damaged', docxOf('<w:p>')],
    ['damaged', docxOf(line(`<w:r><w:t>${'\ufffe'}</w:t`))],
    ['damaged', bomb],
    ['too-long', smallDocx([['长'.repeat(20_001)]])],
    ['empty', smallDocx([[' ']])],
    ['empty', Buffer.alloc(0)],
    ['too-large', Buffer.alloc(30 * 1024 * 1024 + 1)],
  ])('is %s', async (code, bytes) => {
    expect(await linesOf(bytes)).toBe(code);
  });

  it('is one that unpacks to more than it says', async () => {
    const packed = deflateRawSync(Buffer.alloc(64 * 1024 * 1024, 32));
    const archive = storedZip([{ name: 'word/document.xml', bytes: packed }]);
    for (const signature of ['504b0304', '504b0102']) {
      const at = archive.indexOf(Buffer.from(signature, 'hex'));
      archive.writeUInt16LE(8, at + (signature === '504b0304' ? 8 : 10));
    }
    expect(packed.length).toBeLessThan(100_000);
    expect(await linesOf(archive)).toBe('damaged');
  });

  it('grows by no entity', async () => {
    const part = `<!DOCTYPE a [<!ENTITY b "大">]><w:document ${W}><w:body>${line(run('&b;&b;'))}</w:body></w:document>`;
    expect(await linesOf(docxOf('', { 'word/document.xml': part }))).not.toContain('大');
  });

  it('is known by its name before anything is read', () => {
    expect(['a.docx', '建议.DOC', 'b.wps', 'c.rtf'].every(isWordName)).toBe(true);
    expect(['a.pdf', 'docx', 'a.xlsx', 'a.jpg'].some(isWordName)).toBe(false);
  });
});
