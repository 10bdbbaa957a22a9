import type { Written } from "#lib/mail/templates/meeting-mail.ts";

type Props = {
  mail: Written;
  /** Whose it is. */
  note: string;
};

/**
 * A mail as it will be read: its subject, its HTML in a frame that can do nothing, its text.
 * As high for any mail: it is made again as it is typed, and the button below must not move
 * under a finger.
 */
export function MailPreview({ mail, note }: Props) {
  return (
    <section aria-labelledby="preview" className="min-w-0">
      <h2 id="preview" className="headline text-xl">
        Preview
      </h2>
      <p className="mt-1 text-sm text-quiet">{note}</p>
      <div className="mt-3 flex h-[40rem] flex-col gap-2">
        <p className="max-h-1/4 overflow-y-auto font-semibold wrap-anywhere">{mail.subject}</p>
        <iframe
          title="The mail"
          sandbox=""
          srcDoc={mail.html}
          className="min-h-0 w-full flex-1 border border-rule bg-white"
        />
      </div>
      <details className="mt-3">
        <summary className="target flex cursor-pointer items-center underline">
          The same as plain text
        </summary>
        <pre
          // A keyboard scrolls what it can focus.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the text scrolls in its own box
          tabIndex={0}
          className="h-80 overflow-y-auto border border-rule p-4 font-sans whitespace-pre-wrap wrap-anywhere"
        >
          {mail.text}
        </pre>
      </details>
    </section>
  );
}
