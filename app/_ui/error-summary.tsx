"use client";

import { useEffect, useRef } from "react";

type Props = {
  /** Errors by field name; each links to the control of that id. */
  fieldErrors?: Record<string, string | undefined> | null;
  /** An error of the form as a whole. */
  formError?: string | null;
  /** Ids of controls where they differ from the field's name. */
  ids?: Record<string, string>;
};

/**
 * What is wrong with a form, at its head, focused when it appears or changes.
 * Renders nothing while there is nothing to say.
 */
export function ErrorSummary({ fieldErrors, formError, ids }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(fieldErrors ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "",
  );
  const said = [formError ?? "", ...entries.map(([, message]) => message)].join("\n").trim();

  useEffect(() => {
    if (said) box.current?.focus();
  }, [said]);

  if (!said) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      data-focus=""
      className="border-l-4 border-danger py-1 pl-4 text-danger"
    >
      <p className="font-semibold">{formError || "Some answers need another look"}</p>
      {entries.length > 0 ? (
        <ul className="mt-1 flex flex-col">
          {entries.map(([name, message]) => (
            <li key={name}>
              <a
                href={`#${ids?.[name] ?? name}`}
                className="inline-block py-1 underline"
                onClick={(event) => {
                  const control = document.getElementById(ids?.[name] ?? name);
                  if (!control) return;
                  event.preventDefault();
                  control.focus();
                  control.scrollIntoView({ block: "center" });
                }}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
