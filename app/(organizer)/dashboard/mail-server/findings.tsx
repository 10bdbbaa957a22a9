import { Status, type Tone } from "#app/_ui/status.tsx";
import type { Finding, SenderDns } from "#lib/mail/server/sender-dns.ts";

const STATES: Record<Finding["state"], { tone: Tone; word: string }> = {
  found: { tone: "good", word: "Found" },
  "not-found": { tone: "danger", word: "Not found" },
  faulty: { tone: "danger", word: "Not right" },
  unknown: { tone: "quiet", word: "Not known" },
};

const PARTS = [
  ["SPF", "who may send", "spf"],
  ["DKIM", "the signature", "dkim"],
  ["DMARC", "what becomes of forgeries", "dmarc"],
] as const;

/** What the DNS says about the sender, each with what to do. */
export function Findings({ dns }: { dns: SenderDns }) {
  return (
    <ul className="border-t-2 border-ink">
      {PARTS.map(([name, about, key]) => {
        const { state, said, advice, record } = dns[key];
        const { tone, word } = STATES[state];
        return (
          <li key={key} className="border-b border-rule py-3">
            <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold">
              {name}: {about} <Status tone={tone}>{word}</Status>
            </h3>
            <p className="measure mt-1">{said}</p>
            {advice ? <p className="measure">{advice}</p> : null}
            {record ? (
              <pre className="mt-1 text-sm whitespace-pre-wrap text-quiet wrap-anywhere">
                {record}
              </pre>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
