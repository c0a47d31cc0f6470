import { grpc } from 'wechaty-grpc';
import type { Unary } from './protocol.ts';

/**
 * Call the gateway once. The SDK's own calls have no deadline: against a frozen gateway they wait for ever. Rejects
 * with gRPC's error, whose text may hold the token or what was sent: it must not leave this folder.
 */
export function call<Request, Response>(
  method: Unary<Request, Response>,
  request: Request,
  patience: number,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    method(request, new grpc.Metadata(), { deadline: Date.now() + patience }, (error, response) => {
      if (error === null) resolve(response);
      else reject(error);
    });
  });
}

/** The status code and text of a failed call; a failure before the call has neither. */
export function faultOf(error: unknown): { readonly code: number | undefined; readonly details: string } {
  if (!(error instanceof Error)) return { code: undefined, details: '' };
  const code = 'code' in error && typeof error.code === 'number' ? error.code : undefined;
  const details = 'details' in error && typeof error.details === 'string' ? error.details : '';
  return { code, details };
}

/** Whether the gateway itself said no, rather than the line to it. */
export function isAnswer(code: number | undefined): boolean {
  const { UNKNOWN, INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS, PERMISSION_DENIED } = grpc.status;
  const { FAILED_PRECONDITION, ABORTED, OUT_OF_RANGE, UNIMPLEMENTED } = grpc.status;
  const answers: readonly (number | undefined)[] = [
    ...[UNKNOWN, INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS, PERMISSION_DENIED],
    ...[FAILED_PRECONDITION, ABORTED, OUT_OF_RANGE, UNIMPLEMENTED],
  ];
  return answers.includes(code);
}
