"use client";

import { usePathname } from "next/navigation";
import { NavLink } from "#app/_ui/nav-link.tsx";
import type { Place } from "./places.ts";

/**
 * The places of the desk. On a phone they fold away under the name of the one
 * that is open, in a native disclosure that needs no script.
 */
export function DeskNav({ places }: { places: Place[] }) {
  const path = usePathname();
  const here = places.findLast(({ href }) => path === href || path.startsWith(`${href}/`));
  return (
    <>
      <nav aria-label="Desk" className="page hidden sm:block">
        <ul className="-mx-1.5 flex flex-wrap font-stretch-[84%] lg:-mx-2.5 lg:font-stretch-[92%]">
          {places.map(({ href, label, exact }) => (
            <li key={href}>
              <NavLink href={href} exact={exact} className="justify-center px-1.5 lg:px-2.5">
                {label}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label="Desk" className="sm:hidden">
        <details key={path} className="group">
          <summary className="target page flex cursor-pointer list-none items-center justify-between font-semibold [&::-webkit-details-marker]:hidden">
            <span>{here?.label ?? "Desk"}</span>
            <span aria-hidden="true" className="text-quiet group-open:hidden">
              Menu ▾
            </span>
            <span aria-hidden="true" className="hidden text-quiet group-open:inline">
              Close ▴
            </span>
            <span className="sr-only">, menu</span>
          </summary>
          <ul className="page grid grid-cols-2 gap-x-4 border-t border-rule pt-1 pb-3">
            {places.map(({ href, label, exact }) => (
              <li key={href}>
                <NavLink href={href} exact={exact} className="w-full">
                  {label}
                </NavLink>
              </li>
            ))}
          </ul>
        </details>
      </nav>
    </>
  );
}
