type Props = {
  id: string;
  label: string;
  /** Shown in the field where the label is not. */
  placeholder?: string;
  text?: string;
  large?: boolean;
};

/**
 * A search field that asks /search: a plain form. Where scripts run, pages are
 * offered while one types (_browser/typing.ts).
 */
export function SearchField({ id, label, placeholder, text, large = false }: Props) {
  return (
    <form action="/search" className="relative print:hidden">
      <label htmlFor={id} className={placeholder ? "sr-only" : "block pb-1 font-semibold"}>
        {label}
      </label>
      <span className="relative flex">
        <input
          id={id}
          name="q"
          type="search"
          data-search=""
          defaultValue={text}
          placeholder={placeholder}
          maxLength={200}
          autoCapitalize="none"
          enterKeyHint="search"
          className={`control pr-11 ${large ? "min-h-14 pl-4 text-xl" : ""}`}
        />
        <button
          type="submit"
          className="target absolute inset-y-0 right-0 inline-flex cursor-pointer items-center justify-center"
        >
          <span className="sr-only">Search</span>
          <svg
            viewBox="0 0 24 24"
            aria-hidden="true"
            className="size-5 fill-none stroke-current stroke-2"
          >
            <circle cx="10.5" cy="10.5" r="6.5" />
            <path d="m15.5 15.5 5.5 5.5" />
          </svg>
        </button>
      </span>
    </form>
  );
}
