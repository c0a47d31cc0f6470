import { z } from 'zod';

/** One message as it was typed, with where it was said. Other keys of a line (what is expected of it) are left out. */
const lineSchema = z.object({
  id: z.string().min(1),
  text: z.string(),
  platform: z.enum(['wechat', 'feishu', 'sandbox']),
  where: z.enum(['group', 'direct']),
  images: z.int().min(0).default(0),
});

export type Line = z.output<typeof lineSchema>;

/** Return a line of a file, or what is wrong with it, without a word of what it says. */
export function parseLine(
  text: string,
): { readonly line: Line; readonly problem?: never } | { readonly problem: string; readonly line?: never } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: 'is no JSON' };
  }
  const parsed = lineSchema.safeParse(json);
  if (parsed.success) return { line: parsed.data };
  const [issue] = parsed.error.issues;
  const key = issue?.path.join('.') ?? '';
  return { problem: `${key === '' ? 'the line' : key}: ${issue?.message ?? 'is not valid'}` };
}
