import type { Context, Hono } from 'hono';
import type { Env } from './faults.ts';
import { refuse } from './message-routes.ts';
import type { Premises } from './premises.ts';
import type { StoredFile } from './records.ts';

const LONGEST_IMAGE = 10 * 1024 * 1024;
const LONGEST_FILE = 30 * 1024 * 1024;

/** Pictures and files, up and down. */
export function addFileRoutes(app: Hono<Env>, { records }: Premises): void {
  app.post('/open-apis/im/v1/images', async (context) => {
    const { image_type, image } = await context.req.parseBody();
    if (image_type !== 'message') return refuse(context, 234001, 'Invalid request param.');
    return keep(context, image, {
      longest: LONGEST_IMAGE,
      store: (file) => stored(records.files, 'img', file),
    });
  });

  app.post('/open-apis/im/v1/files', async (context) => {
    const { file_type, file_name, file } = await context.req.parseBody();
    if (typeof file_type !== 'string' || typeof file_name !== 'string' || file_name === '') {
      return refuse(context, 234001, 'Invalid request param.');
    }
    const store = (it: StoredFile) => stored(records.files, 'file', { ...it, name: file_name });
    return keep(context, file, { longest: LONGEST_FILE, store });
  });

  app.get('/open-apis/im/v1/messages/:id/resources/:key', (context) => {
    const { id, key } = context.req.param();
    const record = records.messages.get(id);
    const file = records.files.get(key);
    if (file === undefined || record?.content.includes(JSON.stringify(key)) !== true) {
      return refuse(context, 234003, 'File not in msg.');
    }
    return context.body(new Uint8Array(file.bytes), 200, { 'content-type': file.mediaType });
  });
}

interface Keeping {
  readonly longest: number;
  readonly store: (file: StoredFile) => object;
}

async function keep(context: Context<Env>, part: unknown, { longest, store }: Keeping): Promise<Response> {
  // A part without a file name is a field like any other, which the platform does not take for a file.
  if (!(part instanceof File) || part.name === '') return refuse(context, 234001, 'Invalid request param.');
  const bytes = Buffer.from(await part.arrayBuffer());
  if (bytes.length === 0) return refuse(context, 234010, "File's size can't be 0.");
  if (bytes.length > longest) return refuse(context, 234006, 'The file size exceed the max value.');
  return context.json({
    code: 0,
    msg: 'success',
    data: store({ name: part.name, mediaType: part.type, bytes }),
  });
}

function stored(files: Map<string, StoredFile>, kind: 'img' | 'file', file: StoredFile): object {
  const key = `${kind}_${String(files.size + 1)}`;
  files.set(key, file);
  return kind === 'img' ? { image_key: key } : { file_key: key };
}
