import { Link } from "#app/_ui/link.tsx";

type Props = {
  /** The page shown, from 1. */
  page: number;
  pageCount: number;
  /** The address of a page. */
  href: (page: number) => string;
};

/** Back and on through a long list; nothing where one page holds it all. */
export function Pagination({ page, pageCount, href }: Props) {
  if (pageCount <= 1) return null;
  const link = "target inline-flex items-center font-semibold underline";
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-4 py-4 print:hidden">
      {page > 1 ? (
        <Link href={href(page - 1)} rel="prev" className={link}>
          Previous page
        </Link>
      ) : (
        <span />
      )}
      <span className="text-quiet tabular-nums">
        Page {page} of {pageCount}
      </span>
      {page < pageCount ? (
        <Link href={href(page + 1)} rel="next" className={link}>
          Next page
        </Link>
      ) : (
        <span />
      )}
    </nav>
  );
}
