import { Button } from "#app/_ui/button.tsx";

/** Search within a list of meetings; a plain GET. */
export function SearchForm({
  list,
  search,
  label,
}: {
  list: string;
  search: string;
  label: string;
}) {
  return (
    <search>
      <form action="/dashboard/meetings" className="flex items-end gap-2 py-5">
        <input type="hidden" name="list" value={list} />
        <div className="min-w-0 max-w-md flex-1">
          <label htmlFor="search" className="block pb-1 text-sm text-quiet">
            {label}
          </label>
          <input
            id="search"
            name="search"
            type="search"
            className="control"
            defaultValue={search}
            maxLength={200}
          />
        </div>
        <Button type="submit">Search</Button>
      </form>
    </search>
  );
}
