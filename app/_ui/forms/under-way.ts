"use client";

import { type RefObject, useEffect, useState } from "react";

type Awaited = { input: HTMLInputElement; arrival: Promise<boolean> };

/** What each form waits for, such as a picture that is being sent. */
const awaited = new WeakMap<HTMLFormElement, Awaited>();

/**
 * Has a form wait for what was chosen in an input of it: pressed meanwhile, it
 * is sent when that has arrived. Where it has not (false), whoever sends it says
 * why at the input, to which a press then leads instead.
 */
export function waitFor(input: HTMLInputElement, arrival: Promise<boolean>): void {
  const { form } = input;
  if (!form) return;
  const one = { input, arrival };
  awaited.set(form, one);
  void arrival.finally(() => {
    if (awaited.get(form) === one) awaited.delete(form);
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
      const one = form.current && awaited.get(form.current);
      if (!one) return false;
      setEarly({ submitter, arrived: false });
      void one.arrival.then((arrived) => {
        setEarly(arrived ? { submitter, arrived } : null);
        if (!arrived) one.input.focus();
      });
      return true;
    },
  };
}
