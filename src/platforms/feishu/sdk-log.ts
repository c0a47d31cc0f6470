import { LoggerLevel } from '@larksuiteoapi/node-sdk';

const ignore = (): void => undefined;

/**
 * The SDK writes whole requests, with bearer tokens and what people said, to standard output. It gets a logger that
 * says nothing; what went wrong is told by the adapter, in ids and codes.
 */
export const SILENT = {
  loggerLevel: LoggerLevel.fatal,
  logger: { error: ignore, warn: ignore, info: ignore, debug: ignore, trace: ignore },
} as const;
