"use client";

import { useEffect, useState } from "react";
import { type Parameters, solve } from "#app/_browser/proof/solve.ts";
import { fromJson } from "#lib/text/from-json.ts";

/** Has the browser do the work that is asked where a password was tried too often, and says so. Without scripts nothing is shown: a link can be mailed. */
export function Proof({ challenge }: { challenge: string }) {
  const [proof, setProof] = useState<{ challenge: string; words: string } | null>(null);
  useEffect(() => {
    const asked = fromJson<{ parameters: Parameters }>(challenge);
    void solve(asked.parameters).then((solution) => {
      if (solution) {
        setProof({ challenge, words: JSON.stringify({ challenge: asked, solution }) });
      }
    });
  }, [challenge]);
  const isDone = proof?.challenge === challenge;
  return (
    <>
      <input type="hidden" name="proof" value={isDone ? proof.words : ""} />
      <p role="status" className="text-quiet">
        {isDone ? "Your browser has shown that it is no program: you can try once more now." : null}
      </p>
    </>
  );
}
