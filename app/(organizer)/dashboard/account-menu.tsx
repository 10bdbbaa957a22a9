import { Link } from "#app/_ui/link.tsx";
import { signOutAction } from "./sign-out-action.ts";

/** Who is signed in, and the way out. */
export function AccountMenu({ name }: { name: string }) {
  return (
    <div className="flex min-w-0 items-center gap-x-5 text-[0.9375rem]">
      <Link
        href="/dashboard/account"
        className="target inline-flex min-w-0 items-center no-underline hover:underline"
      >
        <span className="sr-only">Your account: </span>
        <span className="max-w-40 truncate sm:max-w-64">{name}</span>
      </Link>
      <form action={signOutAction}>
        <button
          type="submit"
          className="target cursor-pointer whitespace-nowrap text-end text-quiet hover:text-ink hover:underline"
        >
          Sign out
        </button>
      </form>
    </div>
  );
}
