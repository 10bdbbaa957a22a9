import { formTime } from "#lib/forms/form-time.ts";
import { signUp } from "../../subscribe/actions.ts";
import { BriefForm } from "../../subscribe/brief-form.tsx";
import { unmailed } from "../../subscribe/unmailed.ts";

/** The sign-up of a group's page, for that group; the foot of the page, which is for all of them, leaves its own out. */
export function GroupNews({ group }: { group: { id: string; name: string } }) {
  return (
    <section
      id="sign-up"
      aria-labelledby="news-title"
      className="mt-10 grid gap-x-6 gap-y-3 border-t border-rule pt-6 lg:grid-cols-2 print:hidden"
    >
      <div>
        <h2 id="news-title" className="headline text-2xl">
          News of {group.name}
        </h2>
        <p className="mt-1">Be told of its new meetings and changes.</p>
        <p>
          <a href="/subscribe?group=all" className="inline-flex min-h-11 items-center underline">
            Of all groups instead
          </a>
        </p>
      </div>
      <BriefForm
        action={signUp}
        place="sign-up"
        opened={formTime("subscribe")}
        hint={unmailed()}
        chosen={{ groups: [group.id], kinds: ["meetings", "changes"], pace: "at-once" }}
      />
    </section>
  );
}
