import { type grpc, puppet } from 'wechaty-grpc';

/**
 * The parts of Wechaty's gRPC protocol that are used here. The package has types, but under a name (`puppet.cjs.d.ts`)
 * where TypeScript does not look for those of an ECMAScript module, so that to it everything there is `any`.
 */
export interface Protocol {
  readonly EventType: Readonly<Record<EventName, number>>;
  readonly EventRequest: new () => object;
  readonly DingRequest: new () => object;
  readonly MessagePayloadRequest: new () => IdRequest;
  readonly MessageFileRequest: new () => IdRequest;
  readonly MessageImageRequest: new () => IdRequest & { setType(type: number): void };
  readonly MessageSendTextRequest: new () => SendRequest & {
    setText(text: string): void;
    setMentionalIdsList(ids: string[]): void;
  };
  readonly MessageSendFileRequest: new () => SendRequest & { setFileBox(json: string): void };
  readonly RoomMemberListRequest: new () => IdRequest;
  readonly RoomMemberPayloadRequest: new () => IdRequest & { setMemberId(id: string): void };
  readonly DownloadRequest: new () => IdRequest;
  readonly UploadRequest: new () => UploadRequest;
}

type EventName =
  | 'EVENT_TYPE_LOGIN'
  | 'EVENT_TYPE_LOGOUT'
  | 'EVENT_TYPE_MESSAGE'
  | 'EVENT_TYPE_ROOM_JOIN'
  | 'EVENT_TYPE_ROOM_LEAVE'
  | 'EVENT_TYPE_DONG';

interface IdRequest {
  setId(id: string): void;
}

interface SendRequest {
  setConversationId(id: string): void;
}

interface IdResponse {
  getId(): string;
}

interface FileBoxResponse {
  /** JSON. */
  getFileBox(): string;
}

export interface UploadRequest {
  setChunk(bytes: Uint8Array): void;
}

export interface DownloadResponse {
  getChunk_asU8(): Uint8Array;
}

export interface EventResponse {
  getType(): number;
  /** JSON. */
  getPayload(): string;
}

export interface MessagePayloadResponse extends IdResponse {
  getType(): number;
  getTalkerId(): string;
  getRoomId(): string;
  getText(): string;
  getFilename(): string;
  getMentionIdsList(): string[];
  getReceiveTime(): { getSeconds(): number; getNanos(): number } | undefined;
  getTimestampDeprecated(): number;
}

/** A method of one request and one response. */
export type Unary<Request, Response> = (
  request: Request,
  metadata: grpc.Metadata,
  options: Partial<grpc.CallOptions>,
  callback: (error: grpc.ServiceError | null, response: Response) => void,
) => grpc.ClientUnaryCall;

export type EventStream = grpc.ClientReadableStream<EventResponse>;

/** The gRPC client of one connection to the gateway. */
export interface Client {
  readonly start: Unary<object, object>;
  readonly stop: Unary<object, object>;
  readonly logout: Unary<object, object>;
  readonly event: (request: object) => EventStream;
  readonly ding: Unary<object, object>;
  readonly messagePayload: Unary<IdRequest, MessagePayloadResponse>;
  readonly messageFile: Unary<IdRequest, FileBoxResponse>;
  readonly messageImage: Unary<IdRequest, FileBoxResponse>;
  readonly messageSendText: Unary<SendRequest, IdResponse>;
  readonly messageSendFile: Unary<SendRequest, IdResponse>;
  readonly roomMemberList: Unary<IdRequest, { getMemberIdsList(): string[] }>;
  readonly roomMemberPayload: Unary<IdRequest, { getRoomAlias(): string; getName(): string }>;
  readonly download: (
    request: IdRequest,
    metadata: grpc.Metadata,
    options: Partial<grpc.CallOptions>,
  ) => grpc.ClientReadableStream<DownloadResponse>;
  readonly upload: (
    metadata: grpc.Metadata,
    options: Partial<grpc.CallOptions>,
    callback: (error: grpc.ServiceError | null, response: IdResponse) => void,
  ) => grpc.ClientWritableStream<UploadRequest>;
  close(): void;
}

// The cast holds for wechaty-grpc 1.5.2: compared with its puppet_pb.d.ts and puppet_grpc_pb.d.ts.
export const protocol = puppet as Protocol;
