import { ButtonLink } from "#app/_ui/button-link.tsx";
import { CheckboxField } from "#app/_ui/inputs.tsx";
import { insistOn } from "#lib/reading/articles/refusals.ts";

/** The articles that may be the same one, to look at in another tab, and the way to add it all the same. */
export function DuplicateNote({
  duplicates,
}: {
  duplicates: readonly { id: string; title: string }[];
}) {
  return (
    <div className="flex flex-col gap-2 border-2 border-ink p-4">
      <h2 className="font-semibold">Here already, or so it seems</h2>
      <ul>
        {duplicates.map((article) => (
          <li key={article.id} className="flex flex-wrap items-center gap-x-5">
            <a
              href={`/dashboard/articles/${article.id}`}
              target="_blank"
              rel="noreferrer"
              className="inline-block py-1 underline"
            >
              {article.title}
              <span className="sr-only"> (opens in a new tab)</span>
            </a>
            <ButtonLink href={`/dashboard/articles/${article.id}?done=instead`} variant="bare">
              Use this one instead<span className="sr-only"> of mine: {article.title}</span>
            </ButtonLink>
          </li>
        ))}
      </ul>
      <CheckboxField
        name="insist"
        value={insistOn("duplicate")}
        label="Mine is another one: keep it all the same"
      />
    </div>
  );
}
