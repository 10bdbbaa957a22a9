import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

/*
 * A device that makes passkeys and signs by them, as browsers send it
 * (WebAuthn Level 3, sections 5.8.1 and 6.1), and that can be told to lie.
 */

/** What it says otherwise than an honest one. */
export type Lies = {
  origin?: string;
  rpId?: string;
  challenge?: string;
  userHandle?: string;
  /** How often it says that it was used; 0, as those say that are kept on several devices. */
  uses?: number;
  /** Whether it has recognised its owner, and not only been touched. */
  isVerified?: boolean;
  type?: string;
};

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest();
const base64url = (data: string | Uint8Array) => Buffer.from(data).toString("base64url");

const PRESENT = 1;
const VERIFIED = 4;
const WITH_KEY = 64;

type Told = { origin: string; rpId: string } & Lies;

function clientData(type: string, challenge: string, lies: Told): string {
  return JSON.stringify({
    type: lies.type ?? type,
    challenge: lies.challenge ?? challenge,
    origin: lies.origin,
    crossOrigin: false,
  });
}

function authenticatorData({ rpId, uses = 0, isVerified = true }: Told, flags: number): Buffer {
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(uses);
  const flag = PRESENT | (isVerified ? VERIFIED : 0) | flags;
  return Buffer.concat([sha256(rpId), Buffer.from([flag]), counter]);
}

/** A new device with room for one passkey, in a browser that is at this site. */
export function aDevice(origin = "https://meetings.example.org") {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(20);
  const site = { origin, rpId: new URL(origin).hostname };
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const cose = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, "base64url"))],
      [-3, new Uint8Array(Buffer.from(y, "base64url"))],
    ]),
  );
  let owner = "";

  const answer = (response: Record<string, unknown>) =>
    JSON.stringify({
      id: base64url(id),
      rawId: base64url(id),
      type: "public-key",
      clientExtensionResults: {},
      response,
    });

  return {
    id: base64url(id),
    /** Makes the passkey that is asked for. */
    make(asked: { challenge: string; user: { id: string } }, lies: Lies = {}): string {
      owner = asked.user.id;
      const told = { ...site, ...lies };
      const length = Buffer.from([0, id.length]);
      const data = authenticatorData(told, WITH_KEY);
      const authData = Buffer.concat([data, Buffer.alloc(16), length, id, cose]);
      const object = new Map<string, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", new Uint8Array(authData)],
      ]);
      return answer({
        clientDataJSON: base64url(clientData("webauthn.create", asked.challenge, told)),
        attestationObject: base64url(isoCBOR.encode(object as never)),
        transports: ["internal"],
      });
    },
    /** Signs what is asked. */
    sign({ challenge }: { challenge: string }, lies: Lies = {}): string {
      const told = { ...site, ...lies };
      const data = authenticatorData(told, 0);
      const client = clientData("webauthn.get", challenge, told);
      const signature = sign("sha256", Buffer.concat([data, sha256(client)]), privateKey);
      return answer({
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(signature),
        userHandle: lies.userHandle ?? owner,
      });
    },
  };
}

export type Device = ReturnType<typeof aDevice>;
