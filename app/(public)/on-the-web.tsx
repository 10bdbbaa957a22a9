type Props = { of: string; href: string | null; className: string };

/** Where the thing that a page is about has one of its own, elsewhere. */
export function OnTheWeb({ of, href, className }: Props) {
  if (!href) return null;
  return (
    <p className={className}>
      <a
        href={href}
        rel="nofollow noopener"
        data-print-address=""
        className="inline-flex min-h-11 items-center underline"
      >
        {of} on the web
      </a>
    </p>
  );
}
