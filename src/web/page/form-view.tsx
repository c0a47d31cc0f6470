import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Form, FormField } from '../../chat/card.ts';
import type { PageLine } from '../page-types.ts';
import { api, type FormValues } from './api.ts';
import type { Sandbox } from './use-sandbox.ts';

interface Props {
  readonly line: PageLine;
  readonly form: Form;
  readonly me: string | undefined;
  readonly sandbox: Sandbox;
}

type Value = string | readonly string[];

/** A form of a card. A field with options takes one of them; a multiline one takes several. */
export function FormView({ line, form, me, sandbox }: Props): JSX.Element {
  const [values, setValues] = useState<FormValues>(() => initialValues(form));
  const [status, setStatus] = useState('');
  const [sending, setSending] = useState(false);

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const missing = form.fields.find((field) => field.required && isEmpty(values[field.name]));
    if (me === undefined) return;
    if (missing !== undefined) {
      setStatus(`请填写「${missing.name}」。`);
      document.getElementById(idOf(line, missing))?.focus();
      return;
    }
    setSending(true);
    setStatus('');
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
    const act = { by: me, chat: line.chat, messageId: line.messageId, form: form.name, values: filled };
    if (await sandbox.attempt(() => api.fill(act))) setStatus('已发出,请看小助手的回答。');
    setSending(false);
  };

  return (
    <form class="form" aria-label={form.name} noValidate onSubmit={(event) => void submit(event)}>
      {form.fields.map((field) => (
        <Field
          key={field.name}
          id={idOf(line, field)}
          field={field}
          value={values[field.name] ?? ''}
          change={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
      <div class="row">
        <button type="submit" class="button button--main" disabled={sending || me === undefined}>
          提交
        </button>
        <p class="form__status" role="status">
          {status}
        </p>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly id: string;
  readonly field: FormField;
  readonly value: Value;
  readonly change: (value: Value) => void;
}

function Field(props: FieldProps): JSX.Element {
  const { id, field } = props;
  if (field.options !== undefined && field.multiline) return <Several {...props} options={field.options} />;
  return (
    <div class="form__field">
      <label class="label" for={id}>
        {labelOf(field)}
      </label>
      <Input {...props} />
    </div>
  );
}

function Input({ id, field, value, change }: FieldProps): JSX.Element {
  const common = { id, class: 'field', value: String(value), required: field.required };
  if (field.options !== undefined) {
    return (
      <select {...common} onChange={(event) => change(event.currentTarget.value)}>
        <option value="">请选择</option>
        {field.options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    );
  }
  return field.multiline ? (
    <textarea {...common} rows={3} onInput={(event) => change(event.currentTarget.value)} />
  ) : (
    <input {...common} type="text" onInput={(event) => change(event.currentTarget.value)} />
  );
}

function Several({
  id,
  field,
  value,
  change,
  options,
}: FieldProps & { readonly options: readonly string[] }): JSX.Element {
  const chosen = typeof value === 'string' ? [] : value;
  const toggle = (option: string): void =>
    change(chosen.includes(option) ? chosen.filter((each) => each !== option) : [...chosen, option]);
  return (
    <fieldset id={id} class="form__field form__several" tabIndex={-1}>
      <legend class="label">{labelOf(field)}</legend>
      {options.map((option) => (
        <label key={option}>
          <input type="checkbox" checked={chosen.includes(option)} onChange={() => toggle(option)} /> {option}
        </label>
      ))}
    </fieldset>
  );
}

function labelOf(field: FormField): string {
  return field.required ? `${field.name}(必填)` : field.name;
}

function initialValues(form: Form): FormValues {
  return Object.fromEntries(form.fields.map((field) => [field.name, initialValue(field)]));
}

function initialValue({ value = '', options, multiline }: FormField): Value {
  return options !== undefined && multiline
    ? value.split(/[、,\uff0c\n]/).filter((each) => each !== '')
    : value;
}

function isEmpty(value: Value | undefined): boolean {
  return value === undefined || (typeof value === 'string' ? value.trim() === '' : value.length === 0);
}

function idOf(line: PageLine, field: FormField): string {
  return `field-${line.sequence}-${field.name}`;
}
