"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import type { Written } from "#lib/mail/templates/meeting-mail.ts";

/** The mail is made again this long after the last key, in milliseconds. */
const PAUSE = 400;

/** The mail as it is typed: asked for after a pause, and only the newest response counts. */
export function useLiveMail<Made extends Written>(
  show: (data: FormData) => Promise<Made | null>,
  form: RefObject<HTMLFormElement | null>,
): { mail: Made | null; typed: () => void } {
  const [mail, setMail] = useState<Made | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function ask() {
    if (!form.current) return;
    asked.current += 1;
    const turn = asked.current;
    try {
      const made = await show(new FormData(form.current));
      if (made && turn === asked.current) setMail(made);
    } catch (problem) {
      // The last preview stays; the next key asks again.
      console.warn(problem);
    }
  }

  return {
    mail,
    typed: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void ask(), PAUSE);
    },
  };
}
