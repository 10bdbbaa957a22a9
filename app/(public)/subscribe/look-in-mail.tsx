import type { SignedUp } from "./deeds.ts";

/** After the form was sent; the same whether the address is known or not. */
export function LookInMail({ signedUp }: { signedUp: SignedUp }) {
  return (
    <div
      role="status"
      tabIndex={-1}
      data-focus=""
      className="border-l-[6px] border-good pl-4 outline-none"
    >
      <p className="headline text-xl">One step is left</p>
      <p className="mt-1">
        {signedUp.mailed
          ? "A mail is on its way to "
          : "This site has no mail server yet; once it has, a mail goes to "}
        <strong className="wrap-anywhere">{signedUp.email}</strong>. Open the link in it and press
        the button: nothing is sent to you before you do.
      </p>
    </div>
  );
}
