import type { CommandCall } from '../command-call.ts';
import type { GroupKindSaid } from '../roster-call.ts';
import { cut, type Passage } from './fold.ts';
import { withoutClosing } from './politeness.ts';
import { present } from './present.ts';
import { roleIn } from './roles.ts';
import { punctuated } from './said.ts';
import { isUnitName } from './units.ts';

/** What people call a group by its kind. */
const KIND_WORDS: readonly (readonly [GroupKindSaid, readonly string[]])[] = [
  ['deputies', ['代表团', '代表小组', '代表联络站', '代表组', '人大代表', '代表']],
  ['unit', ['承办单位', '单位', '承办', '办理']],
  ['units', ['各承办单位', '各单位', '全部单位', '单位联络员', '联络员大群', '联络员', '联系人']],
  ['staff', ['代表工委', '人大办', '工作人员', '工委', '工作', 'staff']],
  ['coordination', ['政府督查室', '政府办', '督查室', '协调']],
  ['supervision', ['督办']],
  ['mixed', ['混合', '乡镇', '镇街', '大家']],
];

const WORDS = KIND_WORDS.flatMap(([kind, words]) => words.map((word) => ({ kind, word }))).toSorted(
  (a, b) => b.word.length - a.word.length,
);

/** What may stand around the words: 类型:…, 登记本群为…, …群. */
const LABEL = /(?:类型|种类|名称|群名)[\s:]+/gu;
const BEFORE = /^(?:(?:作为|成为|登记为|为|成|是)[\s:]*)?/u;

/** 登记本群 类型 名称: the kind of the group and whose it is, in any usual order, each perhaps unsaid. */
export function readRegistration(rest: Passage): CommandCall {
  const text = tidy(rest);
  const { folded } = text;
  const first = WORDS.find(({ word }) => startsWith(folded, word));
  if (first !== undefined) {
    const target = cut(
      text,
      first.word.length + (/^(?:群)?[\s:,、/()-]*/u.exec(folded.slice(first.word.length))?.[0].length ?? 0),
    );
    return registration(first.kind, target.clean);
  }
  const last = WORDS.find(({ word }) => endOf(folded, word) !== undefined);
  if (last !== undefined) return registration(last.kind, ownName(text, last));
  if (isUnitName(folded)) return registration('unit', text.clean);
  return registration(undefined, text.clean);
}

/** 绑定码 姓名 [角色 [团、单位或系统]], the last two in either order or in one piece. */
export function readCodeRequest(rest: Passage): CommandCall {
  const pieces = piecesOf(tidy(rest));
  const [person, ...others] = pieces;
  const role = others.map((piece) => roleIn(piece.folded)).find((found) => found !== undefined);
  const place = others
    .map((piece) => placeIn(piece))
    .filter((word) => word !== '')
    .join('');
  return present({
    name: 'bindingCode' as const,
    person: person?.clean.replace(/(?<=\p{Script=Han}{2})(?:代表|同志)$/u, ''),
    role: role?.role,
    place: place === '' ? undefined : place,
  });
}

function registration(kind: GroupKindSaid | undefined, target: string): CommandCall {
  return present({ name: 'registerGroup' as const, kind, target: target === '' ? undefined : target });
}

function tidy(text: Passage): Passage {
  let said = withoutClosing(punctuated(text));
  for (const match of [...said.folded.matchAll(LABEL)].toReversed()) {
    const [before, after] = [cut(said, 0, match.index), cut(said, match.index + match[0].length)];
    said = {
      clean: [before.clean, after.clean].filter(Boolean).join(' '),
      folded: [before.folded, after.folded].filter(Boolean).join(' '),
    };
  }
  return cut(said, BEFORE.exec(said.folded)?.[0].length ?? 0);
}

/** A kind at the head ends clearly, or what goes on is the name of a team or unit (单位区教育局). */
function startsWith(folded: string, word: string): boolean {
  if (!folded.startsWith(word)) return false;
  const tail = folded.slice(word.length);
  return (
    /^(?:群)?(?:$|[^\p{L}\p{N}])/u.test(tail) ||
    /^第|^[一二三四五六七八九十]+(?:团|组)/u.test(tail) ||
    isUnitName(tail)
  );
}

/** Where the name of the kind begins at the end of the text: 第一代表团群, 区教育局办理群, 区政府办协调群. */
function endOf(folded: string, word: string): number | undefined {
  const text = folded.replace(/群$/u, '');
  return text.endsWith(word) && text.length > word.length ? text.length - word.length : undefined;
}

/** 第一代表团 is the team's name as it stands; of 区教育局办理群 the unit is what comes before. */
function ownName(text: Passage, { kind, word }: (typeof WORDS)[number]): string {
  const at = endOf(text.folded, word) ?? 0;
  const whole = cut(text, 0, at + word.length);
  const isTeam = kind === 'deputies' && word !== '代表' && word !== '人大代表';
  return isTeam ? whole.clean : cut(text, 0, at).clean;
}

/** Names and words between spaces and signs; 张 明 with a space inside is one name. */
function piecesOf(text: Passage): Passage[] {
  const pieces: Passage[] = [];
  for (const match of text.folded.matchAll(/[^\s,:、/;()]+/gu)) {
    const piece = cut(text, match.index, match.index + match[0].length);
    const last = pieces.at(-1);
    if (pieces.length === 1 && last?.folded.length === 1 && piece.folded.length === 1) {
      pieces[0] = { clean: last.clean + piece.clean, folded: last.folded + piece.folded };
    } else pieces.push(piece);
  }
  return pieces;
}

function placeIn(piece: Passage): string {
  const found = roleIn(piece.folded);
  return found === undefined ? piece.clean : cut(piece, 0, found.before.length).clean;
}
