import { env } from "#lib/env.ts";
import { CopyAddress } from "./copy-address.tsx";

const link = "target inline-flex items-center underline";

/** A calendar's address to copy, and the ways to open it. */
export function FeedAddresses({ name, path }: { name: string; path: string }) {
  const address = env().siteUrl + path;
  const webcal = address.replace(/^https?:/, "webcal:");
  return (
    <div className="measure">
      <CopyAddress name={name} address={address} />
      <p className="flex flex-wrap gap-x-6 print:hidden">
        <a href={webcal} className={link}>
          Subscribe on this device<span className="sr-only">: {name}</span>
        </a>
        <a href={address} className={link}>
          The feed itself (.ics)<span className="sr-only">: {name}</span>
        </a>
      </p>
    </div>
  );
}
