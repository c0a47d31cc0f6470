import type { Role } from '../../domain/visibility/visibility.ts';

/** What people call the roles when they put somebody on the roster; longer words first. */
const ROLE_WORDS: readonly (readonly [Role, readonly string[]])[] = [
  ['councillor', ['议政代表', '议事代表', '议政员']],
  ['deputy', ['人大代表', '区代表', '县代表', '市代表', '乡代表', '镇代表', '代表']],
  ['handler', ['具体承办人', '承办人员', '承办人', '经办人', '联络员', '联系人', '承办单位', '承办']],
  ['unit_leader', ['单位负责人', '单位领导', '主要负责人', '分管领导', '负责人', '副局长', '局长']],
  ['coordinator', ['协调人', '协调员', '督查室', '政府办', '协调']],
  ['staff', ['代表工委', '工作人员', '人大办', '工委']],
  ['reviewer', ['审核人', '审核员', '审核', '初审']],
  ['supervisor', ['督办人', '督办员', '督办']],
  ['leader', ['副主任', '主任', '领导']],
];

const WORDS = ROLE_WORDS.flatMap(([role, words]) => words.map((word) => ({ role, word }))).toSorted(
  (a, b) => b.word.length - a.word.length,
);

/** A role, and what stood before its word in one piece: 区教育局承办人. */
export interface SaidRole {
  readonly role: Role;
  readonly before: string;
}

/** Return the role that a folded piece of text is, or ends with after the name of a place. */
export function roleIn(folded: string): SaidRole | undefined {
  const found = WORDS.find(({ word }) => folded === word) ?? WORDS.find(({ word }) => folded.endsWith(word));
  return found && { role: found.role, before: folded.slice(0, folded.length - found.word.length) };
}
