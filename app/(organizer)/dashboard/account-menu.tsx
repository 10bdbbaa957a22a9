import Link from "next/link";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { signOutAction } from "./sign-out-action.ts";

/** Who is signed in, and the way out. */
export function AccountMenu({ name }: { name: string }) {
  return (
    <div className="flex min-w-0 items-center gap-x-2 text-[0.9375rem]">
      <Link
        href="/dashboard/account"
        className="target inline-flex min-w-0 items-center underline-offset-4 hover:underline"
      >
        <span className="sr-only">Your account: </span>
        <span className="max-w-40 truncate sm:max-w-64">{name}</span>
      </Link>
      <form action={signOutAction}>
        <SubmitButton variant="bare" className="text-[0.9375rem] font-normal">
          Sign out
        </SubmitButton>
      </form>
    </div>
  );
}
