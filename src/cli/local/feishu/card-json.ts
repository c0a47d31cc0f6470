import { z } from 'zod';
import type { Card, Form, FormField } from '../../../chat/card.ts';

/** Card JSON 2.0, as far as the real platform checks it and the bot uses it (platforms.md, F30). */
const PlainText = z.strictObject({ tag: z.literal('plain_text'), content: z.string() });
const Behaviors = z.array(
  z.strictObject({ type: z.literal('callback'), value: z.record(z.string(), z.unknown()) }),
);

const Paragraph = z.strictObject({ tag: z.literal('div'), text: PlainText });
const Button = z.strictObject({
  tag: z.literal('button'),
  name: z.string().min(1).optional(),
  text: PlainText,
  type: z.enum(['default', 'primary', 'danger', 'text']).optional(),
  width: z.enum(['default', 'fill']).optional(),
  form_action_type: z.enum(['submit', 'reset']).optional(),
  behaviors: Behaviors.min(1),
});

const named = { name: z.string().min(1), required: z.boolean().optional(), width: z.string().optional() };
const Options = z.array(z.strictObject({ text: PlainText, value: z.string() })).min(1);
const Input = z.strictObject({
  tag: z.literal('input'),
  ...named,
  label: PlainText.optional(),
  label_position: z.enum(['top', 'left']).optional(),
  input_type: z.enum(['text', 'multiline_text', 'password']).optional(),
  rows: z.number().int().min(1).optional(),
  auto_resize: z.boolean().optional(),
  default_value: z.string().max(1000).optional(),
});
const Select = z.strictObject({
  tag: z.literal('select_static'),
  ...named,
  options: Options,
  initial_option: z.string().optional(),
});
const MultiSelect = z.strictObject({
  tag: z.literal('multi_select_static'),
  ...named,
  options: Options,
  selected_values: z.array(z.string()).optional(),
});

const InForm = z.discriminatedUnion('tag', [Paragraph, Button, Input, Select, MultiSelect]);
const FormBox = z.strictObject({
  tag: z.literal('form'),
  name: z.string().min(1),
  elements: z.array(InForm),
});
/** Forms stand at the root only, and what is to be chosen several times only in a form. */
const AtRoot = z.discriminatedUnion('tag', [Paragraph, Button, Input, Select, FormBox]);

const CardJson = z
  .strictObject({
    schema: z.literal('2.0'),
    config: z.strictObject({ update_multi: z.literal(true) }),
    header: z.strictObject({ title: PlainText }),
    body: z.strictObject({ elements: z.array(AtRoot).max(200) }),
  })
  .superRefine(({ body }, context) => {
    const names = body.elements.flatMap(namesOf);
    if (new Set(names).size < names.length) context.addIssue({ code: 'custom', message: 'duplicate name' });
    const forms = body.elements.filter((it) => it.tag === 'form');
    const open = forms.some((form) => !form.elements.some((it) => it.tag === 'button' && isSubmit(it)));
    if (open) context.addIssue({ code: 'custom', message: 'a form without a submit button' });
    const loose = body.elements.some((it) => it.tag === 'button' && it.form_action_type !== undefined);
    if (loose) context.addIssue({ code: 'custom', message: 'a submit button outside of a form' });
  });

type CardJson = z.infer<typeof CardJson>;
type Element = z.infer<typeof AtRoot> | z.infer<typeof InForm>;

function isSubmit(button: z.infer<typeof Button>): boolean {
  return button.form_action_type === 'submit' && button.name !== undefined;
}

function namesOf(element: Element): readonly string[] {
  const own = 'name' in element && element.name !== undefined ? [element.name] : [];
  return element.tag === 'form' ? [...own, ...element.elements.flatMap(namesOf)] : own;
}

/** Read a card, or say in a few words what the platform would refuse. */
export function readCard(content: string): { readonly card: Card } | { readonly wrong: string } {
  const read = CardJson.safeParse(parse(content));
  if (!read.success) {
    return { wrong: read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ') };
  }
  return { card: shown(read.data) };
}

/** A button as it is pressed: what it says, what it brings back, and in which form it stands. */
export interface Component {
  readonly label: string;
  readonly value: unknown;
  readonly name: string | undefined;
  readonly form: string | undefined;
}

/** The buttons of a card that was accepted. */
export function componentsOf(content: string): readonly Component[] {
  const read = CardJson.safeParse(parse(content));
  if (!read.success) return [];
  return read.data.body.elements.flatMap((element) =>
    element.tag === 'form' ? buttonsOf(element.elements, element.name) : buttonsOf([element], undefined),
  );
}

function buttonsOf(elements: readonly Element[], form: string | undefined): readonly Component[] {
  return elements.flatMap((element) => {
    if (element.tag !== 'button') return [];
    const { text, behaviors, name } = element;
    return [{ label: text.content, value: behaviors[0]?.value, name, form }];
  });
}

/** What a person sees. Fields of a card are lines here: on the screen they look alike. */
function shown({ header, body }: CardJson): Card {
  const form = body.elements.find((it) => it.tag === 'form');
  return {
    title: header.title.content,
    lines: body.elements.flatMap((it) => (it.tag === 'div' ? it.text.content.split('\n') : [])),
    fields: [],
    choices: body.elements.flatMap((it) => (it.tag === 'button' ? [it.text.content] : [])),
    ...(form === undefined ? {} : { form: formOf(form) }),
  };
}

function formOf({ name, elements }: z.infer<typeof FormBox>): Form {
  return { name: name.replace(/^form:/, ''), fields: elements.flatMap(fieldOf) };
}

function fieldOf(element: z.infer<typeof InForm>): readonly FormField[] {
  if (element.tag === 'div' || element.tag === 'button') return [];
  const { name, required = false } = element;
  if (element.tag === 'input') {
    const { input_type, default_value: value } = element;
    const multiline = input_type === 'multiline_text';
    return [{ name, required, multiline, ...(value === undefined ? {} : { value }) }];
  }
  const options = element.options.map((option) => option.text.content);
  const value = element.tag === 'select_static' ? element.initial_option : element.selected_values?.[0];
  const multiline = element.tag === 'multi_select_static';
  return [{ name, required, multiline, options, ...(value === undefined ? {} : { value }) }];
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
