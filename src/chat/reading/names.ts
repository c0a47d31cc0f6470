import { cut, type Passage } from './fold.ts';

const NOTHING = /^(?:无|没有|暂无|不限|[-—/])$/;
const AROUND = /^(?:\d+[.、)]\s*)?|(?:代表|同志|等)$/g;

/** Return the names of people in a list (张明、李芳 王敏代表), as typed, without titles. */
export function readNames(list: Passage): string[] {
  return pieces(list)
    .map((name) => name.replace(AROUND, '').trim())
    .filter((name) => name !== '' && !NOTHING.test(name));
}

/** Return the names of units in a list (区住建局、区交通局和区城管局), as typed. */
export function readUnits(list: Passage): string[] {
  return pieces(list).filter((name) => !NOTHING.test(name));
}

function pieces(list: Passage): string[] {
  const signs = /[、,;/\n]/.test(list.folded);
  // 张 明、李 芳: with signs between the names, a space inside one is only there to line it up.
  const separator = signs
    ? /[、,;/\n]|(?<=[局委办院乡镇道队司心])和(?=.)/g
    : /\s+|(?<=\p{Script=Han}{2})和(?=\p{Script=Han}{2})/gu;
  const found: string[] = [];
  let from = 0;
  for (const match of [...list.folded.matchAll(separator), { index: list.folded.length, 0: '' }]) {
    const piece = cut(list, from, match.index).clean;
    from = match.index + match[0].length;
    const spaced = /^\p{Script=Han}\s+\p{Script=Han}$/u.test(piece);
    found.push(...(spaced || !/\s/.test(piece) ? [piece.replace(/\s+/g, '')] : piece.split(/\s+/)));
  }
  return found.map((piece) => piece.replace(/[。.:：!！]+$/u, '')).filter((piece) => piece !== '');
}
