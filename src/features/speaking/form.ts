import type { Form, FormField } from '../../chat/card.ts';
import type { FormFieldScript } from '../../scripts/forms.ts';
import { assertNever } from '../../domain/result.ts';
import { listUnits } from '../../storage/roster.ts';
import { inTurn } from '../../storage/in-turn.ts';
import type { CommandContext, Room } from '../context.ts';
import { noteWhispered, showCard, type Values } from './speak.ts';

/** A form of bot-scripts as a chat shows it, with the options that the congress gives. */
export async function formNamed(room: Room, name: string): Promise<Form> {
  const script = room.forms.form(name);
  const fields = await inTurn(script.fields, (field) => fieldOf(room, field));
  return { name: script.name, fields };
}

/** Open a form in the direct chat of who asked for it; the group reads 已私信您. */
export async function openForm(
  context: CommandContext,
  form: string,
  { template, values }: { readonly template: string; readonly values: Values },
): Promise<void> {
  await showCard(context, {
    to: context.actor.direct,
    class: 'answer',
    template,
    values,
    kind: 'form',
    answerableBy: [context.actor.personId],
    choices: [],
    form: await formNamed(context, form),
  });
  await noteWhispered(context);
}

async function fieldOf(room: Room, field: FormFieldScript): Promise<FormField> {
  const options = field.options ?? (await optionsFrom(room, field.optionsFrom));
  return {
    name: field.name,
    required: field.required,
    multiline: field.multiline,
    ...(options === undefined ? {} : { options }),
  };
}

async function optionsFrom(
  room: Room,
  source: FormFieldScript['optionsFrom'],
): Promise<readonly string[] | undefined> {
  switch (source) {
    case undefined:
      return undefined;
    case 'categories':
      return room.rules.categories;
    case 'resultClasses':
      return Object.keys(room.rules.resultScheme.classes);
    case 'declineReasons':
      return Object.entries(room.rules.declineReasons).map(([code, reason]) => `${code} ${reason}`);
    case 'units':
      return (await listUnits(room.work.tx, room.congress.id)).map((unit) => unit.name);
    default:
      return assertNever(source);
  }
}
