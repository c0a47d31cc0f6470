import type { Call } from '../../chat/card-call.ts';
import { codeSalt, insertCode } from '../../storage/binding-codes.ts';
import { addMember, type Enrolled, findEnrolled, findNamed } from '../../storage/enrolment.ts';
import type { CommandContext } from '../context.ts';
import { offer } from '../speaking/offer.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { choice, isOutOfReach, noteWhispered, whisper, whisperSecret } from '../speaking/speak.ts';
import { hashOfCode, makeCode, shownCode } from './code.ts';
import { belongsTo, meantBy, placeOf, possibleNames } from './named.ts';
import { addPlace, findPlace, type Place, PLACE_OF_ROLE, placesOf } from './places.ts';

const SEVEN_DAYS_MS = 7 * 24 * 3_600_000;

/**
 * 绑定码 姓名 [角色 [团/单位/系统]]: a one-time code for somebody on the roster, given to staff privately to pass on.
 * With a role the person is put on the roster first.
 */
export async function bindingCode(context: CommandContext, call: Call<'bindingCode'>): Promise<void> {
  const { person, role, place } = call;
  if (person === undefined) return refusePrivately(context, 'code-for-whom');
  const named = meantBy(person, await findNamed(context.work.tx, possibleNames(person), context.congress.id));
  const fitting = named.filter(
    (member) =>
      (role === undefined || member.roles.includes(role)) &&
      (place === undefined || belongsTo(member, place)),
  );
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return issue(context, { ...only, place: placeOf(only) });
  if (role === undefined && named.length === 0)
    return refusePrivately(context, 'code-unknown-name', { name: person });
  const fresh = role === undefined ? undefined : { name: 'enrol' as const, person, role, create: false };
  const newcomer = fresh && { ...fresh, ...(place === undefined ? {} : { place }) };
  if (fitting.length === 0 && named.length === 0 && newcomer !== undefined) return enrol(context, newcomer);
  await whichOfThem(context, person, { members: fitting.length > 0 ? fitting : named, newcomer });
}

/** Several of a name, or one who is known as something else: staff says who is meant. */
async function whichOfThem(
  context: CommandContext,
  person: string,
  {
    members,
    newcomer,
  }: { readonly members: readonly Enrolled[]; readonly newcomer: Call<'enrol'> | undefined },
): Promise<void> {
  const labels = new Set<string>();
  const known = members.map((member) => {
    const plain = `${member.name}(${placeOf(member) ?? context.congress.name})`;
    const label = labels.has(plain) ? `${plain}${String(labels.size + 1)}` : plain;
    labels.add(label);
    return choice(label, { name: 'codeFor', membershipId: member.id }, { confirmed: true });
  });
  const another = context.texts.render('roster/another-person', {});
  await offer(context, {
    template: 'roster/which-person',
    values: { person },
    choices: newcomer === undefined ? known : [...known, choice(another, newcomer, { confirmed: true })],
  });
}

/** One of several was chosen. */
export async function codeFor(context: CommandContext, { membershipId }: Call<'codeFor'>): Promise<void> {
  const [member] = await findEnrolled(context.work.tx, {
    congressId: context.congress.id,
    id: membershipId,
  });
  if (member === undefined || !isStaff(context)) return refusePrivately(context, 'card-gone');
  await issue(context, { ...member, place: placeOf(member) });
}

/** Put somebody on the roster and give out the code; a place that is not known is shown back first. */
export async function enrol(context: CommandContext, call: Call<'enrol'>): Promise<void> {
  if (!isStaff(context)) return refusePrivately(context, 'card-gone');
  const { person: name, role } = call;
  const place = await placeFor(context, call);
  if (place === 'asked') return;
  const member = { id: context.newId(), personId: context.newId(), name, roles: [role] };
  await addMember(context.work, { ...member, ...place?.columns });
  await issue(context, { personId: member.personId, name, place: place?.name });
}

/** Where the person belongs; `asked` when staff must say or confirm it first. */
async function placeFor(context: CommandContext, call: Call<'enrol'>): Promise<Place | 'asked' | undefined> {
  const { role, place: typed, person } = call;
  const kind = PLACE_OF_ROLE[role];
  if (kind === undefined) return undefined;
  const places = await placesOf(context, kind);
  if (typed === undefined) {
    if (kind === 'team') return undefined;
    // Where there is one handling system, its office is meant.
    const [only] = places;
    if (kind === 'system' && places.length === 1) return only;
    await refusePrivately(context, `code-${kind}-missing`, { name: person });
    return 'asked';
  }
  const found = await findPlace(context, kind, typed);
  if (found !== undefined) return found;
  if (call.create || (kind === 'team' && places.length === 0)) return addPlace(context, kind, typed);
  await offer(context, {
    template: `roster/new-place.${kind}`,
    values: { person, name: typed },
    choices: [
      choice('确认', { ...call, create: true }, { confirmed: true }),
      choice('取消', { name: 'cancel' }, { confirmed: true }),
    ],
  });
  return 'asked';
}

async function issue(
  context: CommandContext,
  { personId, name, place }: Pick<Enrolled, 'personId' | 'name'> & { readonly place: string | undefined },
): Promise<void> {
  const values = { person: name, place: place ?? context.congress.name };
  // A code that cannot be given to anybody is not made.
  if (isOutOfReach(context)) return whisper(context, 'roster/code-issued', values);
  const code = makeCode();
  await insertCode(context.work, {
    id: context.newId(),
    personId,
    hash: await hashOfCode(code, await codeSalt(context.work.tx)),
    expiresAt: new Date(context.now.getTime() + SEVEN_DAYS_MS),
  });
  await whisper(context, 'roster/code-issued', values);
  await whisperSecret(context, 'roster/code-to-forward', { person: name, code: shownCode(code) });
  await noteWhispered(context);
}

/** A choice may be taken after its staff member has left the office. */
function isStaff({ actor }: CommandContext): boolean {
  return actor.roles.includes('staff');
}
