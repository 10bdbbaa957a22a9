import { setStatus } from "#app/_front/response.ts";
import { PublicHead } from "../public-head.tsx";

const SAID = {
  wrong: {
    status: 404,
    title: "This link leads nowhere",
    words: "Perhaps it was cut when it was copied: please open it from the mail itself.",
  },
  late: {
    status: 410,
    title: "This link is too old",
    words: "It worked for two weeks. Nothing was kept of your address meanwhile.",
  },
  used: {
    status: 410,
    title: "This link was used already",
    words: "Your subscription stands as you left it. Your newest mail from us has the link to it.",
  },
} as const;

/** What a link says that does nothing any more, and what to do. */
export function DeadLink({ why }: { why: keyof typeof SAID }) {
  const { status, title, words } = SAID[why];
  setStatus(status);
  return (
    <PublicHead title={title}>
      <p>{words}</p>
      <p className="mt-3">
        <a href="/subscribe" className="underline">
          Sign up once more
        </a>{" "}
        with the same address, and you are sent a new link. If you are subscribed, nothing changes
        by it.
      </p>
    </PublicHead>
  );
}
