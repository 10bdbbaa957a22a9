/** What a challenge asks for (lib/rsvps/proof.ts makes it); texts of bytes are hexadecimal. */
export type Parameters = {
  nonce: string;
  salt: string;
  /** Rounds of PBKDF2. */
  cost: number;
  /** Bytes of the key. */
  keyLength: number;
  keyPrefix: string;
};

export type Solution = { counter: number; derivedKey: string };

const PATIENCE_MS = 30_000;

/** The bytes that a hexadecimal text stands for. */
export const bytes = (text: string) =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** Bytes as hexadecimal text. */
export const hex = (buffer: ArrayBuffer) =>
  Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * ALTCHA's algorithm: the counter for which PBKDF2 of nonce and counter begins
 * with the key's prefix. Done by the browser's own cryptography, which works
 * beside the page. Nothing when half a minute was not enough.
 */
export async function solve(asked: Parameters): Promise<Solution | undefined> {
  const { subtle } = crypto;
  const start = performance.now();
  const nonce = bytes(asked.nonce);
  const how = {
    name: "PBKDF2",
    hash: "SHA-256",
    salt: bytes(asked.salt),
    iterations: asked.cost,
  };
  const password = new Uint8Array(nonce.length + 4);
  const last = new DataView(password.buffer, nonce.length);
  password.set(nonce);
  for (let counter = 0; performance.now() - start < PATIENCE_MS; counter++) {
    last.setUint32(0, counter);
    const key = await subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const derivedKey = hex(await subtle.deriveBits(how, key, asked.keyLength * 8));
    if (derivedKey.startsWith(asked.keyPrefix)) return { counter, derivedKey };
  }
  return undefined;
}
