export function findChromium(): string | null;
export function findPgBouncer(): string | null;
export function findPostgres(): string | null;
