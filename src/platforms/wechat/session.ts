import { randomUUID } from 'node:crypto';
import type { Client } from './protocol.ts';

/** One login over one connection: what holds as long as both last. */
export interface Session {
  /** Unique, also across restarts. */
  readonly id: string;
  /** The bot's own id. */
  readonly self: string;
  readonly client: Client;
  /** Rooms whose members were asked for. */
  readonly rooms: Set<string>;
  readonly names: Map<string, KnownName>;
}

export interface KnownName {
  readonly at: number;
  readonly name: Promise<readonly string[]>;
}

export function createSession(client: Client, self: string): Session {
  return { id: randomUUID(), self, client, rooms: new Set(), names: new Map() };
}
