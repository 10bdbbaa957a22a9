import { Button } from "./button.tsx";

type Props = {
  action: string;
  label: string;
  search: string;
  /** What else the address says, such as the state shown. */
  keep?: Record<string, string>;
};

/** Search in a list; a plain GET, so that it works without scripts and can be bookmarked. */
export function ListSearch({ action, label, search, keep = {} }: Props) {
  return (
    <search className="print:hidden">
      <form action={action} className="flex items-end gap-2 py-4">
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
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
