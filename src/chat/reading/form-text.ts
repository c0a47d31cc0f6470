/** What a filled-in form says as a person would have typed it: `#交办 拟12`, then one label and value a line. */
export function formText(form: string, values: Readonly<Record<string, string | readonly string[]>>): string {
  const { 编号: number, ...rest } = values;
  const head = number === undefined ? `#${form}` : `#${form} ${valueOf(number)}`;
  const lines = Object.entries(rest).flatMap(([label, value]) => {
    const said = valueOf(value).trim();
    return said === '' ? [] : [`${label}:${said}`];
  });
  return [head, ...lines].join('\n');
}

function valueOf(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : value.join('、');
}
