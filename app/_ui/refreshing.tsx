"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Shows the page anew every few seconds while something goes on and the page is looked at. Without scripts there is a link for it. */
export function Refreshing({ every = 2000 }: { every?: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, every);
    return () => clearInterval(timer);
  }, [router, every]);
  return null;
}
