import type { Enrolled } from '../../storage/enrolment.ts';

const TITLE = /(?:代表|同志)$/u;
const SHORTEST_NAME = 2;

/** The names that somebody may have meant: as typed, and whatever it ends with (第一代表团的张明, 张明代表). */
export function possibleNames(typed: string): string[] {
  const texts = [typed, typed.replace(TITLE, '')];
  return [...new Set(texts.flatMap(endings))];
}

function endings(text: string): string[] {
  const letters = [...text];
  return letters
    .map((_, index) => letters.slice(index).join(''))
    .filter((it) => [...it].length >= SHORTEST_NAME);
}

/** Of those with one of these names the ones that are meant: all of that very name, else those it says a place of. */
export function meantBy<M extends Pick<Enrolled, 'name' | 'team' | 'unit' | 'system'>>(
  typed: string,
  members: readonly M[],
): M[] {
  const exact = members.filter(({ name }) => name === typed || name === typed.replace(TITLE, ''));
  if (exact.length > 0) return exact;
  return members.filter((member) => {
    const before = placeBefore(typed, member.name) ?? placeBefore(typed.replace(TITLE, ''), member.name);
    return before !== undefined && before !== '' && belongsTo(member, before);
  });
}

function placeBefore(typed: string, name: string): string | undefined {
  if (!typed.endsWith(name)) return undefined;
  return typed.slice(0, typed.length - name.length).replace(/的?\s*$/u, '');
}

/** Whether a team, unit or system as typed is one of the member's; a part of the name will do. */
export function belongsTo(member: Pick<Enrolled, 'team' | 'unit' | 'system'>, typed: string): boolean {
  const places = [member.team, member.unit, member.system].filter((place) => place !== undefined);
  return places.some((place) => place.includes(typed) || typed.includes(place));
}

/** How a member is told from others of the same name: the team, the unit or the system. */
export function placeOf(member: Pick<Enrolled, 'team' | 'unit' | 'system'>): string | undefined {
  return member.team ?? member.unit ?? member.system;
}
