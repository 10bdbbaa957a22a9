import { z } from "zod";
import { pastedAddress } from "#lib/text/pasted-address.ts";

const LOCAL_PART = /^[^\s"(),:;<>@[\\\]\p{C}]{1,64}$/u;
const DOMAIN =
  /^(?=.{1,253}$)[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?(\.[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?)*$/u;

/**
 * The one form in which an account's address is kept and compared: NFKC first,
 * so that no look-alike of "@" or of a letter comes through, then trimmed and
 * in lower case. Null for what is not one plain address once what is pasted
 * along with it is gone: lists, comments and white space are refused.
 */
export function normaliseEmail(value: string): string | null {
  if (value.length > 400) return null;
  const email = pastedAddress(value).toLowerCase();
  const [local = "", domain = "", ...more] = email.split("@");
  const plain = more.length === 0 && LOCAL_PART.test(local) && DOMAIN.test(domain);
  return plain && email.length <= 254 ? email : null;
}

/** An e-mail address in a form, normalised. */
export const emailInput = z
  .string({ error: "Enter an e-mail address." })
  .transform((value, context) => {
    const email = normaliseEmail(value);
    if (email) return email;
    context.addIssue({
      code: "custom",
      message:
        value.trim() === ""
          ? "Enter an e-mail address."
          : "Enter one e-mail address, like name@example.org.",
    });
    return z.NEVER;
  });
