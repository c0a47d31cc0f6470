/** The shapes that the API of the sandbox page accepts. */
import type { Context } from 'hono';
import { z } from 'zod';
import { FAULTS } from '../chat/simulation.ts';

/** Bytes of one attachment before encoding, and of one request. */
export const LARGEST_FILE = 30 * 1024 * 1024;
export const LARGEST_REQUEST = 48 * 1024 * 1024;

const CHINESE = z.locales.zhCN().localeError;

// PostgreSQL stores no NUL and no half of a surrogate pair, and no chat program sends them.
const plain = z.string().transform((text) => Buffer.from(text.replaceAll('\0', '')).toString());
const id = z.string().min(1).max(200);

const attachment = z.object({
  kind: z.enum(['image', 'file', 'audio']),
  name: plain.pipe(z.string().min(1).max(200)),
  mediaType: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/),
  data: z.string().refine(isBase64, 'not base64').refine(isSmallEnough, 'larger than 30 MB'),
});

export const sayInput = z
  .object({
    by: id,
    chat: id,
    text: plain.pipe(z.string().max(20_000)),
    attachments: z.array(attachment).max(9).default([]),
    quote: id.optional(),
  })
  .refine((act) => act.text.trim() !== '' || act.attachments.length > 0, { path: ['text'], error: 'empty' });

export const pressInput = z.object({ by: id, chat: id, messageId: id, choice: z.string().min(1).max(500) });

export const fillInput = z.object({
  by: id,
  chat: id,
  messageId: id.optional(),
  form: z.string().min(1).max(100),
  values: z.record(
    z.string().max(100),
    z.union([plain.pipe(z.string().max(20_000)), z.array(plain.pipe(z.string().max(500))).max(200)]),
  ),
});

export const advanceInput = z.union([
  z.object({ by: z.enum(['hour', 'workday', 'nextDue']) }),
  z.object({ to: z.iso.datetime({ offset: true }) }),
]);

export const faultsInput = z.object({ faults: z.array(z.enum(FAULTS)).max(FAULTS.length) });

export const chatInput = z.object({ chat: id });
export const linesInput = z.object({ chat: id, after: z.coerce.number().int().min(0).default(0) });
export const fileInput = z.object({ chat: id, sequence: z.coerce.number().int().min(1) });

/** What the page may be told; `status` is the answer's. Thrown by the routes, caught by the API. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly status: 400 | 403 | 404 | 409;

  constructor(status: 400 | 403 | 404 | 409, message: string) {
    super(message);
    this.status = status;
  }
}

/** Returns the input as its shape, or throws an InputError that names the field. */
export function parsed<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input, { error: CHINESE });
  if (result.success) return result.data;

  const [issue] = result.error.issues;
  const field = issue?.path.join('.') ?? '';
  if (field === 'text' && issue?.message === 'empty')
    throw new InputError(400, '还没有写内容。请写几个字,或选一个文件。');
  throw new InputError(400, `内容不合要求(${field || '整体'}:${issue?.message ?? ''})。请改好再发。`);
}

export async function bodyOf(context: Context): Promise<unknown> {
  if (context.req.header('content-type')?.split(';')[0]?.trim() !== 'application/json') {
    throw new InputError(400, '请用 JSON 发送(Content-Type: application/json)。');
  }
  try {
    return await context.req.json<unknown>();
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new InputError(400, '发来的内容不是有效的 JSON。请刷新页面再试。');
  }
}

function isBase64(text: string): boolean {
  return Buffer.from(text, 'base64').toString('base64') === text;
}

function isSmallEnough(text: string): boolean {
  return Buffer.byteLength(text, 'base64') <= LARGEST_FILE;
}
