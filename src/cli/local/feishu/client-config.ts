/** How the platform wants the client to ping and to come back, in seconds. A pong has to hold all of it. */
export const CLIENT_CONFIG = {
  ReconnectCount: -1,
  ReconnectInterval: 120,
  ReconnectNonce: 30,
  PingInterval: 120,
} as const;
