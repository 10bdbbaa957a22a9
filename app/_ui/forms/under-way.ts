"use client";

import { type RefObject, useEffect, useState } from "react";

/** What each form waits for, such as a picture that is being sent. */
const arrivals = new WeakMap<HTMLFormElement, Promise<boolean>>();

/**
 * Has a form wait for something of it: pressed meanwhile, it is sent when that
 * has arrived, and not at all where it has not (false), of which whoever sends
 * it says why.
 */
export function waitFor(form: HTMLFormElement, arrival: Promise<boolean>): void {
  arrivals.set(form, arrival);
  void arrival.finally(() => {
    if (arrivals.get(form) === arrival) arrivals.delete(form);
  });
}

type Early = { submitter: HTMLElement | null; arrived: boolean };

/** A form that may be pressed while something of it is still under way. */
export function useUnderWay(form: RefObject<HTMLFormElement | null>) {
  const [early, setEarly] = useState<Early | null>(null);
  // When the page holds what has arrived, not before.
  useEffect(() => {
    if (!early?.arrived) return;
    form.current?.requestSubmit(early.submitter);
    setEarly(null);
  }, [early, form]);
  return {
    waits: early !== null,
    /** Whether a press of `submitter` is put off until all of the form is there. */
    putOff(submitter: HTMLElement | null): boolean {
      if (early) return !early.arrived;
      const arrival = form.current && arrivals.get(form.current);
      if (!arrival) return false;
      setEarly({ submitter, arrived: false });
      void arrival.then((arrived) => setEarly(arrived ? { submitter, arrived } : null));
      return true;
    },
  };
}
