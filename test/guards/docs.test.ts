import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listPresets } from '../../src/scripts/rule-preset.ts';
import { loadRuleSet } from '../../src/scripts/rules.ts';

/** The words of the product: what people say, and its name in the code. */
const WORDS: readonly (readonly [string, readonly string[]])[] = [
  ['人大代表', ['Deputy']],
  ['代表建议', ['Suggestion']],
  ['领衔', ['leadDeputy']],
  ['附议', ['cosigner', 'cosign']],
  ['审核', ['review']],
  ['交办', ['assign', 'Assignment']],
  ['改办', ['reassign']],
  ['承办单位', ['HandlingUnit']],
  ['承办人', ['handler']],
  ['主办', ['lead', 'assisting', 'sole', 'separate']],
  ['签收', ['signOff', 'SignOff']],
  ['退办', ['requestReturn', 'ReturnRequest']],
  ['三沟通', ['Contact', 'before', 'during', 'after']],
  ['承办系统', ['HandlingSystem', 'Coordinator']],
  ['代录', ['onBehalf', 'recordedLater']],
  ['更正', ['correct']],
  ['撤销', ['undo']],
  ['收件号', ['intakeNumber']],
  ['正式号', ['number']],
  ['协办承诺', ['AssistPromise']],
  ['协办意见', ['AssistOpinion']],
  ['延期', ['Extension']],
  ['答复', ['Reply', 'outcome']],
  ['承诺事项', ['Commitment']],
  ['满意度测评', ['SatisfactionPoll', 'Rating', 'attitude', 'result']],
  ['面对面', ['Hearing']],
  ['二次交办', ['secondRound', 'round']],
  ['小微急', ['fastTrack']],
  ['重点督办', ['keySuggestion', 'Supervision']],
  ['白、黄、红', ['Warning']],
  ['民生实事项目', ['LivelihoodProject', 'CandidateProject']],
  ['票决', ['Ballot', 'Vote', 'tally', 'teller', 'quorum']],
  ['线索', ['Clue']],
  ['台账', ['ledger', 'Bulletin', 'disclosure', 'PerformancePoints']],
];

/** Return the words that no single row of the glossary explains. */
function missingWords(glossary: string): readonly string[] {
  const rows = glossary.split('\n').filter((line) => line.startsWith('|'));
  return WORDS.filter(
    ([chinese, names]) =>
      !rows.some((row) => row.includes(chinese) && names.every((name) => row.includes(`\`${name}\``))),
  ).map(([chinese]) => chinese);
}

describe('the glossary', () => {
  const glossary = readFileSync('docs/glossary.md', 'utf8');

  it('explains every word of the product with its name in the code', () => {
    expect(missingWords(glossary)).toEqual([]);
  });

  it('is found incomplete by its guard when a row or a name is gone', () => {
    expect(missingWords(glossary.replaceAll('退办', ''))).toContain('退办');
    expect(missingWords(glossary.replaceAll('`signOff`', ''))).toContain('签收');
  });
});

/** Return the links of a document that lead to no file, `exists` telling which there are. */
function deadLinks(path: string, text: string, exists: (path: string) => boolean): readonly string[] {
  return [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)[^)]*\)/g)]
    .map((match) => join(dirname(path), decodeURI(match[1] ?? '')))
    .filter((target) => !exists(target))
    .map((target) => `${path} links to ${target}`);
}

const documents = [
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
  ...['README.md', 'CHANGELOG.md', 'SECURITY.md'].filter((path) => existsSync(path)),
].filter((path) => path.endsWith('.md'));

describe('the documents', () => {
  it.each(documents)('%s links to files that exist', (path) => {
    expect(deadLinks(path, readFileSync(path, 'utf8'), existsSync)).toEqual([]);
  });

  it.each(documents.filter((path) => path.startsWith(join('docs', 'adr'))))(
    '%s has the four parts',
    (path) => {
      const parts = [...readFileSync(path, 'utf8').matchAll(/^## (.+)$/gm)].map((match) => match[1]);
      expect(parts).toEqual(['Status', 'Context', 'Decision', 'Consequences']);
    },
  );

  it('are found wrong by their guard when a link is dead', () => {
    expect(deadLinks('docs/a.md', '[x](b.md#c) [y](https://example.org)', () => false)).toEqual([
      'docs/a.md links to docs/b.md',
    ]);
  });
});

describe('the guide for deputies', () => {
  const guide = readFileSync('bot-scripts/guide/lists.md', 'utf8');

  it.each(listPresets('bot-scripts/rules'))('explains each reason to decline of the preset %s', (name) => {
    const reasons = Object.keys(loadRuleSet('bot-scripts/rules', name).declineReasons);
    expect(reasons.filter((code) => !guide.includes(`(${code})`))).toEqual([]);
  });
});
