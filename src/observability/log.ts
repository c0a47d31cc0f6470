import pino, {
  type Bindings,
  type ChildLoggerOptions,
  type DestinationStream,
  type LogFn,
  type Logger,
} from 'pino';

export type { Logger } from 'pino';

export interface LogOptions {
  /** A level of pino: fatal, error, warn, info, debug, trace, silent. */
  readonly level: string;
  /** Where the lines go; standard error when left out, since standard output belongs to transcripts. */
  readonly destination?: DestinationStream;
}

const HIDDEN = '[hidden]';

/** Keys whose values could hold what people wrote, who they are, or a secret; compared in lower case. */
const HIDDEN_KEYS: ReadonlySet<string> = new Set(
  [
    'text content message body payload title summary reason remark caption quote detail parameters',
    'name names displayname filename nickname alias phone mobile email address',
    'values fields form attachments card lines choices',
    'password secret token authorization cookie connectionstring databaseurl',
  ].flatMap((words) => words.split(' ')),
);

/** Deeper than any object we log on purpose; what lies below is left out. */
const DEEPEST = 6;

/**
 * Return a logger that writes JSON lines: ids and numbers, never text that people wrote. Three nets: values
 * under telling keys are hidden at any depth, errors are cut to what does not quote data, and from
 * the finished line every run of Chinese, telephone number and identity number is taken out. Our own log
 * lines are English, so nothing of ours is lost by that.
 */
export function createLog({ level, destination }: LogOptions): Logger {
  const log = pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (object) => hideIn(object),
      },
      hooks: { streamWrite: maskLine, logMethod: withoutBorrowedMessage },
    },
    // Synchronous: the last line before a crash is the one that is needed.
    destination ?? pino.destination({ dest: 2, sync: true }),
  );
  return hidingBindings(log);
}

/** pino's formatter for the bindings of children is not inherited by them, so it is done at the door. */
function hidingBindings(log: Logger): Logger {
  const child = log.child.bind(log);
  return Object.assign(log, {
    child: (bindings: Bindings, options?: ChildLoggerOptions) =>
      hidingBindings(child(hideIn(bindings), options)),
  });
}

/** Without a message pino takes the error's own, past all that is done to errors below. */
function withoutBorrowedMessage(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const [first, ...rest] = args;
  if (typeof first === 'object' && rest.length === 0) method.apply(this, [first, 'no message']);
  else method.apply(this, args);
}

function hideIn(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, hidden(key, value, 1)]));
}

function hidden(key: string, value: unknown, depth: number): unknown {
  if (value instanceof Error) return describeError(value);
  if (HIDDEN_KEYS.has(key.toLowerCase()) && value !== undefined) return HIDDEN;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth >= DEEPEST || ArrayBuffer.isView(value)) return HIDDEN;
  if (Array.isArray(value)) return value.map((item) => hidden('', item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([inner, item]) => [inner, hidden(inner, item, depth + 1)]),
  );
}

export interface DescribedError {
  readonly type: string;
  readonly why: string;
  readonly code?: string;
  readonly at: readonly string[];
  readonly cause?: DescribedError;
}

const FRAMES = 12;
const CAUSES = 4;

/**
 * Return what may be logged of an error. Its own properties are left out (PostgreSQL puts the row into
 * `detail`), of a message only the last line is kept (Prisma prints the whole query with its data before
 * it), and what stands in quotation marks there is dropped.
 */
function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, why: 'not an Error', at: [] };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const cause =
    error.cause instanceof Error && depth < CAUSES ? describeError(error.cause, depth + 1) : undefined;
  return {
    type: error.name,
    why: (error.message.trim().split('\n').at(-1) ?? '').replace(/(["'“‘「])[^"'”’」]*(["'”’」])/gu, '$1…$2'),
    ...(code === undefined ? {} : { code }),
    at: framesOf(error),
    ...(cause === undefined ? {} : { cause }),
  };
}

function framesOf(error: Error): readonly string[] {
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return lines.slice(0, FRAMES).map((line) => line.trim());
}

/** Chinese; 11 digits beginning with 1, a mobile telephone; 17 digits and one more or X, an identity number. */
const PERSONAL = /\p{Script=Han}+|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)/gu;

function maskLine(line: string): string {
  return line.replace(PERSONAL, '…');
}
