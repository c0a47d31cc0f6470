import type { Context } from 'hono';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Serves `/` and `/assets/…` of the built page, and nothing else of the disk. */
export function pageFiles(folder: string): (context: Context) => Promise<Response> {
  return async (context) => {
    const name = fileName(context.req.path);
    if (name === undefined) return context.notFound();

    const bytes = await readOptional(join(folder, name));
    if (bytes !== undefined) return file(name, bytes);
    return name === 'index.html'
      ? context.text('The page is not built: run "npm run build" and reload.', 503)
      : context.notFound();
  };
}

function fileName(path: string): string | undefined {
  if (path === '/') return 'index.html';
  return /^\/(assets\/[\w-][\w.-]*)$/.exec(path)?.[1];
}

function file(name: string, bytes: Uint8Array<ArrayBuffer>): Response {
  return new Response(bytes, {
    headers: {
      'content-type': MEDIA_TYPES[extname(name)] ?? 'application/octet-stream',
      // Assets bear the hash of their content in the name; the page itself changes with each build.
      'cache-control': name === 'index.html' ? 'no-cache' : 'public, max-age=31536000, immutable',
    },
  });
}

async function readOptional(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(path));
  } catch {
    return undefined; // Missing or unreadable: the caller says what to do.
  }
}
