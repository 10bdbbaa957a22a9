/**
 * Works out the proof of work that a meeting asks for: ALTCHA's algorithm (the
 * counter for which PBKDF2 of nonce and counter begins with the key's prefix),
 * by the browser's own cryptography, which works beside the page. It begins with
 * the first touch of the form, so that it is done when the form is sent.
 * Without it, as on a site without TLS, the form is sent all the same.
 */
export const proofScript = `
/** A solution is made anew when it is older than this; the challenge is good for longer. */
const FRESH_MS = 600000, PATIENCE_MS = 30000;
const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => Number.parseInt(pair, 16));
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

async function solve({ nonce, salt, cost, keyLength, keyPrefix }) {
  const start = performance.now(), head = bytes(nonce);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
  const password = new Uint8Array(head.length + 4), last = new DataView(password.buffer, head.length);
  password.set(head);
  for (let counter = 0; performance.now() - start < PATIENCE_MS; counter++) {
    last.setUint32(0, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const derivedKey = hex(await crypto.subtle.deriveBits(how, key, keyLength * 8));
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey };
  }
}

async function prove(meeting) {
  const answer = await fetch("/rsvp-challenge?meeting=" + encodeURIComponent(meeting));
  if (!answer.ok) return "";
  const challenge = await answer.json(), solution = await solve(challenge.parameters);
  return solution ? JSON.stringify({ challenge, solution }) : "";
}

function attach(field) {
  const { form } = field;
  let made = null, waits = false;
  function begin() {
    if (!made || Date.now() - made.at > FRESH_MS) {
      made = { at: Date.now(), proof: prove(field.dataset.proof).catch(() => "") };
    }
    return made.proof;
  }
  form.addEventListener("focusin", begin, { once: true });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (waits) return;
    waits = true;
    field.value = await begin();
    // Each is good for one sending.
    made = null;
    waits = false;
    form.submit();
  });
}

document.querySelectorAll("[data-proof]").forEach(attach);
`;
