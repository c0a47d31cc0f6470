import protobuf from 'protobufjs';
import { z } from 'zod';

/**
 * The binary frames of the long connection (platforms.md, 2.2), as the SDK writes and reads them. The first two are of
 * 64 bits on the real wire; here they are always 0, and look the same with 32.
 */
const SCHEMA = `
syntax = "proto2";
message Header { required string key = 1; required string value = 2; }
message Frame {
  required uint32 SeqID = 1;
  required uint32 LogID = 2;
  required int32 service = 3;
  required int32 method = 4;
  repeated Header headers = 5;
  optional string payload_encoding = 6;
  optional string payload_type = 7;
  optional bytes payload = 8;
  optional string LogIDNew = 9;
}`;

const FrameType = protobuf.parse(SCHEMA, { keepCase: true }).root.lookupType('Frame');

const Decoded = z.object({
  method: z.number(),
  headers: z.array(z.object({ key: z.string(), value: z.string() })).default([]),
  payload: z.instanceof(Uint8Array).optional(),
});

export interface Frame {
  /** Control frames are pings and pongs, data frames events and their answers. */
  readonly method: 'control' | 'data';
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer;
}

const METHODS = ['control', 'data'] as const;

export function encodeFrame({ method, headers, payload }: Frame): Uint8Array {
  const frame = {
    SeqID: 0,
    LogID: 0,
    service: 1,
    method: METHODS.indexOf(method),
    headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    payload,
  };
  return FrameType.encode(FrameType.create(frame)).finish();
}

export function decodeFrame(bytes: Uint8Array): Frame {
  const decoded = Decoded.parse(FrameType.toObject(FrameType.decode(bytes)));
  return {
    method: METHODS[decoded.method] ?? 'control',
    headers: Object.fromEntries(decoded.headers.map(({ key, value }) => [key, value])),
    payload: Buffer.from(decoded.payload ?? []),
  };
}

/** The frames of one event: more than one when it is long. */
export function framesOf(event: object, id: string, longest: number): readonly Frame[] {
  const bytes = Buffer.from(JSON.stringify(event));
  const count = Math.max(1, Math.ceil(bytes.length / longest));
  return Array.from({ length: count }, (_, index) => ({
    method: 'data' as const,
    headers: { type: 'event', message_id: id, sum: String(count), seq: String(index), trace_id: id },
    payload: bytes.subarray(index * longest, (index + 1) * longest),
  }));
}
