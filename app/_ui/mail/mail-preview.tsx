import type { Written } from "#lib/mail/templates/meeting-mail.ts";

type Props = {
  mail: Written;
  /** Whose it is. */
  note: string;
};

/** A mail as it will be read: its subject, its HTML in a frame that can do nothing, its text. */
export function MailPreview({ mail, note }: Props) {
  return (
    <section aria-labelledby="preview" className="min-w-0">
      <h2 id="preview" className="headline text-xl">
        Preview
      </h2>
      <p className="mt-1 text-sm text-quiet">{note}</p>
      <p className="mt-3 font-semibold wrap-anywhere">{mail.subject}</p>
      <iframe
        title="The mail"
        sandbox=""
        srcDoc={mail.html}
        className="mt-2 h-[38rem] w-full border border-rule bg-white"
      />
      <details className="mt-3">
        <summary className="target flex cursor-pointer items-center underline">
          The same as plain text
        </summary>
        <pre className="border border-rule p-4 font-sans whitespace-pre-wrap wrap-anywhere">
          {mail.text}
        </pre>
      </details>
    </section>
  );
}
