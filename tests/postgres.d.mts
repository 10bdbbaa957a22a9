export type PostgresServer = {
  url: string;
  port: number;
  /** Ends it as a crash does, all connections with it, and starts it again. */
  restart(): Promise<void>;
  /** Ends it as a crash does. */
  end(): Promise<void>;
  /** A second server that follows the first and only reads, until it is promoted. */
  standby(): Promise<{ port: number; promote(): void }>;
  stop(): Promise<void>;
};

export function startPostgres(...more: string[]): Promise<PostgresServer | null>;
export function serverUser(): { uid?: number; gid?: number };
