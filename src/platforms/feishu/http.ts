import { Readable } from 'node:stream';
import type { HttpInstance } from '@larksuiteoapi/node-sdk';
import axios, { type AxiosError, type AxiosInstance, type AxiosResponse } from 'axios';
import { z } from 'zod';
import { callError, type Fault } from './fault.ts';

const Business = z.object({ code: z.number() });

/** The longest error text that is read from an answer that was to be a file, in bytes. */
const LONGEST_ERROR = 64 * 1024;

/**
 * Make the client through which the SDK calls the platform. It has a timeout, which the SDK's own has not; it turns
 * `code != 0` into a rejection, which the SDK lets pass; and no error of axios leaves it, since those hold the token
 * and the message. `stopping` ends what only reads: a send is never broken off.
 */
export function createHttp(timeout: number, stopping: AbortSignal): HttpInstance {
  const http = axios.create({ timeout });
  http.interceptors.request.use((request) => {
    if (request.method?.toLowerCase() === 'get') request.signal = stopping;
    return request;
  });
  http.interceptors.response.use(dataOf, async (error: unknown) => {
    throw callError(await faultOf(error));
  });
  return asHttpInstance(http);
}

/** Make the client that asks where the long connection is. The SDK reads the code of that answer itself. */
export function createEndpointHttp(stopping: AbortSignal): HttpInstance {
  const http = axios.create();
  http.interceptors.request.use((request) => Object.assign(request, { signal: stopping }));
  // The interceptor's type knows only whole responses; the SDK wants the body.
  http.interceptors.response.use((response: AxiosResponse<unknown>) => response.data as AxiosResponse);
  return asHttpInstance(http);
}

/** Holds since the interceptors hand on bodies in place of responses, like those of the SDK's own client. */
function asHttpInstance(http: AxiosInstance): HttpInstance {
  return http as unknown as HttpInstance;
}

/**
 * What the SDK expects of its client in place of a response: the body alone, or for a download `{ data, headers }`.
 */
function dataOf(response: AxiosResponse<unknown>): AxiosResponse {
  if (response.config.responseType === 'stream') {
    // The interceptor's type knows only whole responses; the SDK reads these two properties.
    return { data: response.data, headers: response.headers } as AxiosResponse;
  }
  const business = Business.safeParse(response.data);
  if (business.success && business.data.code !== 0) {
    throw callError(answerOf(response, business.data.code));
  }
  // As above: the SDK's own interceptor hands on the body in place of the response.
  return response.data as AxiosResponse;
}

async function faultOf(error: unknown): Promise<Fault> {
  if (!axios.isAxiosError(error)) return { kind: 'silence', reason: nameOf(error) };
  const { response } = error as AxiosError<unknown>;
  if (response === undefined) return { kind: 'silence', reason: error.code ?? 'no response' };
  const body = response.data instanceof Readable ? await jsonOf(response.data) : response.data;
  return answerOf(response, Business.safeParse(body).data?.code);
}

function answerOf({ status, headers }: AxiosResponse<unknown>, code: number | undefined): Fault {
  const seconds = Number(headers['x-ogw-ratelimit-reset'] ?? Number.NaN);
  return {
    kind: 'answer',
    status,
    ...(code === undefined ? {} : { code }),
    ...(Number.isFinite(seconds) ? { retryAfter: seconds * 1000 } : {}),
  };
}

/** Where a file was asked for, the error comes as a stream too. */
async function jsonOf(stream: Readable): Promise<unknown> {
  let text = '';
  try {
    for await (const chunk of stream) {
      text += String(chunk);
      if (text.length > LONGEST_ERROR) return undefined;
    }
    return JSON.parse(text);
  } catch {
    // No JSON: the HTTP status has to do.
    return undefined;
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
