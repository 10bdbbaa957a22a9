"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { AddChoice } from "#app/_ui/forms/use-choices.ts";
import type { useDeskForm } from "#app/_ui/forms/use-desk-form.ts";
import type { FormOptions } from "#lib/desk/form-options.ts";
import type { Choice } from "#lib/forms/choices.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { followedHost } from "#lib/scheduling/follow-host.ts";
import { type MeetingValues, valuesOf } from "#lib/scheduling/values.ts";
import { addArticle, addSpeaker, addVenue } from "./side-actions.ts";

export type MeetingDeskForm = ReturnType<typeof useDeskForm>;

type Context = {
  form: MeetingDeskForm;
  /** What the form showed when it was made or last refused. */
  shown: MeetingValues;
  options: FormOptions;
  /** The host chosen now: what is added in place belongs to it. */
  hostId: string;
  /** Chooses the host, and with it the zone, language and currency of the group where none other were chosen. */
  chooseHost: (id: string) => void;
  /** The time zone chosen at first, and again when another host brings its own. */
  zone: string;
  venues: Picking<FormOptions["venues"][number]>;
  speakers: Picking<Choice>;
  articles: Picking<Choice>;
  /** The field to go on with after a step without scripts. */
  focus: string;
  /** Seats of all who are going. */
  seatsTaken: number;
  /** Whether people know of the meeting already. */
  isAnnounced: boolean;
};

type Picking<C extends Choice> = { choices: readonly C[]; add: AddChoice };

const FormContext = createContext<Context | null>(null);

/** What every part of the form of a meeting has at hand. */
export function useMeetingForm(): Context {
  const context = useContext(FormContext);
  if (!context) throw new Error("useMeetingForm outside the form of a meeting");
  return context;
}

type Props = {
  form: MeetingDeskForm;
  shown: MeetingValues;
  options: FormOptions;
  focus: string;
  seatsTaken: number;
  isAnnounced: boolean;
  children: ReactNode;
};

export function MeetingFormContext({ children, ...props }: Props) {
  const { form, shown, options } = props;
  const [hostId, setHostId] = useState(shown.groupId);
  const [zone, setZone] = useState(shown.timeZone);
  const venues = usePicking(options.venues, hostId, addVenue, bareVenue);
  const speakers = usePicking(options.speakers, hostId, addSpeaker, same);
  const articles = usePicking(options.articles, hostId, addArticle, same);

  function chooseHost(id: string) {
    const before = options.hosts.find((host) => host.id === hostId);
    const after = options.hosts.find((host) => host.id === id);
    setHostId(id);
    if (!before || !after || !form.formRef.current) return;
    const { timeZone, language, priceCurrency } = valuesOf(
      formValues(new FormData(form.formRef.current)),
    );
    const followed = followedHost({ timeZone, language, priceCurrency }, before, after);
    if (followed.timeZone !== timeZone) setZone(followed.timeZone);
    form.set("language", followed.language);
    form.set("priceCurrency", followed.priceCurrency);
  }

  return (
    <FormContext
      value={{
        ...props,
        hostId,
        chooseHost,
        zone,
        venues,
        speakers,
        articles,
      }}
    >
      {children}
    </FormContext>
  );
}

const same = (choice: Choice) => choice;
const bareVenue = (choice: Choice) => ({ ...choice, capacity: null, rooms: [] });

/** The choices of a noun with those added in place, which every picker of the form then offers. */
function usePicking<C extends Choice>(
  given: readonly C[],
  hostId: string,
  add: (groupId: string, label: string) => ReturnType<AddChoice>,
  asChoice: (choice: Choice) => C,
): Picking<C> {
  const [added, setAdded] = useState<readonly C[]>([]);
  const choices = useMemo(() => [...given, ...added], [given, added]);
  return {
    choices,
    add: async (label) => {
      const result = await add(hostId, label);
      if (result.ok) setAdded((before) => [...before, asChoice(result.value)]);
      return result;
    },
  };
}
