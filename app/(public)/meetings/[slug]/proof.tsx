/**
 * Has the browser work out the proof of work that this meeting asks for
 * (_browser/proof.ts). Where it cannot be had the form is sent without, and
 * the address confirmed by mail.
 */
export function Proof({ meetingId }: { meetingId: string }) {
  return (
    <>
      <input type="hidden" name="proof" data-proof={meetingId} />
      <script data-page="" type="module" src="/rsvp-form/proof.js" />
    </>
  );
}
