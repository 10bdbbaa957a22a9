import { createChallenge, solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { expect, test } from "vitest";
import { bytes, hex, solve } from "#app/_browser/proof/solve.ts";

test("the solution is the one that ALTCHA's own library finds", async () => {
  const challenge = await createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: 10,
    counter: 7,
    deriveKey,
    hmacSignatureSecret: "a",
    hmacKeySignatureSecret: "b",
  });
  const { counter, derivedKey } = (await solveChallenge({ challenge, deriveKey }))!;
  expect(counter).toBe(7);
  expect(await solve(challenge.parameters)).toEqual({ counter, derivedKey });
});

test("bytes and their text", () => {
  expect([...bytes("00ff10")]).toEqual([0, 255, 16]);
  expect([...bytes("")]).toEqual([]);
  expect(hex(new Uint8Array([0, 255, 16]).buffer)).toBe("00ff10");
});
