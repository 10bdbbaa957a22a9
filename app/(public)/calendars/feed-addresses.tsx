import { env } from "#lib/env.ts";
import { CopyAddress } from "./copy-address.tsx";

const link = "target inline-flex items-center underline";

type Props = { name: string; path: string };

/** A calendar's address to copy, and the ways to open it. */
export function FeedAddresses({ name, path }: Props) {
  return (
    <div className="measure">
      <CopyAddress name={name} address={env().siteUrl + path} />
      <FeedLinks name={name} path={path} />
    </div>
  );
}

/** The same for one calendar of many: its address is folded away. */
export function FoldedFeedAddresses({ name, path }: Props) {
  return (
    <div className="flex flex-wrap gap-x-6">
      <FeedLinks name={name} path={path} />
      <details className="open:w-full print:hidden">
        <summary className={`${link} cursor-pointer`}>
          Address to paste<span className="sr-only">: {name}</span>
        </summary>
        <div className="measure pb-2">
          <CopyAddress name={name} address={env().siteUrl + path} />
        </div>
      </details>
    </div>
  );
}

function FeedLinks({ name, path }: Props) {
  const address = env().siteUrl + path;
  const webcal = address.replace(/^https?:/, "webcal:");
  return (
    <p className="flex flex-wrap gap-x-6">
      <a href={webcal} className={`${link} print:hidden`}>
        Subscribe on this device<span className="sr-only">: {name}</span>
      </a>
      <a href={address} data-print-address="" className={`${link} print:no-underline`}>
        The feed (.ics)<span className="sr-only">: {name}</span>
      </a>
    </p>
  );
}
