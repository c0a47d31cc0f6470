import { z } from 'zod';
import { readYamlFile, ScriptError } from './yaml-file.ts';
import { readAll } from './yaml-folder.ts';

/** Where a field's options come from when they are not fixed: the rule set, or the congress's units. */
export type OptionSource = 'categories' | 'resultClasses' | 'declineReasons' | 'units';

export interface FormFieldScript {
  /** Also the label, and the name that people type before a colon (commands.yaml knows synonyms). */
  readonly name: string;
  readonly required: boolean;
  readonly multiline: boolean;
  readonly options?: readonly string[];
  readonly optionsFrom?: OptionSource;
  /** The most characters the field takes. */
  readonly limit: number;
  /** What the guided dialogue asks. */
  readonly question: string;
}

/** A form is named after its command: 建议, 交办, 答复. */
export interface FormScript {
  readonly name: string;
  readonly fields: readonly FormFieldScript[];
}

export interface Forms {
  readonly names: readonly string[];
  /** Return the form of that name; throws when there is none (a bug). */
  form(name: string): FormScript;
}

const words = z.string().trim().min(1);

const fieldSchema = z
  .strictObject({
    required: z.boolean().default(false),
    multiline: z.boolean().default(false),
    options: z.array(words).min(2).optional(),
    optionsFrom: z.enum(['categories', 'resultClasses', 'declineReasons', 'units']).optional(),
    limit: z.int().min(1).max(20_000).default(200),
    question: words,
  })
  .refine((field) => field.options === undefined || field.optionsFrom === undefined, {
    path: ['optionsFrom'],
    message: 'stands beside options; a field has one of them',
  });

const formSchema = z.strictObject({ form: words, fields: z.record(words, fieldSchema) });

/**
 * Return the forms of a folder (`bot-scripts/forms`), one file per form.
 *
 * @throws ScriptError with every problem of every file.
 */
export function loadForms(folder: string): Forms {
  const forms = new Map<string, FormScript>();
  for (const { path, form } of readAll(folder, ({ path }) => ({ path, form: readForm(path) }))) {
    if (forms.has(form.name))
      throw new ScriptError([`${path} form: ${form.name} is described by another file too`]);
    forms.set(form.name, form);
  }
  return {
    names: [...forms.keys()],
    form(name) {
      const form = forms.get(name);
      if (form === undefined) throw new Error(`there is no form ${name} in ${folder}`);
      return form;
    },
  };
}

function readForm(path: string): FormScript {
  const { form, fields } = readYamlFile(path, formSchema);
  return {
    name: form,
    fields: Object.entries(fields).map(([name, { options, optionsFrom, ...field }]) => ({
      name,
      ...field,
      ...(options === undefined ? {} : { options }),
      ...(optionsFrom === undefined ? {} : { optionsFrom }),
    })),
  };
}
