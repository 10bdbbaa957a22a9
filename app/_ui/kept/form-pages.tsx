import type { Metadata } from "next";
import type { ComponentType } from "react";
import { deskPage } from "#app/_server/desk-page.tsx";
import type { FormAction } from "#app/_server/form-state.ts";
import { requireActor } from "#app/_server/session.ts";
import { Link } from "#app/_ui/link.tsx";
import type { Actor } from "#lib/access/actor.ts";
import type { ToTell } from "#lib/changes/watch.ts";
import { listGroupChoices } from "#lib/groups/choices.ts";
import type { KeptKind, KeptRow } from "#lib/kept/noun.ts";
import { aNoun } from "../forms/noun.ts";
import { PageHead } from "../page-head.tsx";
import type { FormProps } from "./kept-form.tsx";
import { keptWords } from "./words.ts";

/** The page on which a row is added. */
export function keptNewPage(
  kind: KeptKind,
  Form: ComponentType<FormProps<never>>,
  action: FormAction,
) {
  const { one, title, base } = keptWords(kind);
  const metadata: Metadata = { title: `Add ${aNoun(one)}` };
  const page = deskPage(async () => {
    const groups = await listGroupChoices(await requireActor());
    return (
      <>
        <PageHead title={`Add ${aNoun(one)}`} kicker={<Link href={base}>{title}</Link>} />
        <Form action={action} groups={groups} cancelTo={base} />
      </>
    );
  });
  return { metadata, page };
}

type Noun<Row> = {
  kind: KeptKind;
  getOwn: (actor: Actor, id: string) => Promise<Row>;
  toTell: (id: string) => Promise<ToTell>;
};

type Props = { params: Promise<{ id: string }> };

/** The page on which a row is changed, which stays with its group. */
export function keptEditPage<Row extends KeptRow & { group: string }>(
  noun: Noun<Row>,
  Form: ComponentType<FormProps<Row>>,
  action: (id: string, ...sent: Parameters<FormAction>) => ReturnType<FormAction>,
) {
  const { one, base } = keptWords(noun.kind);
  const metadata: Metadata = { title: `Edit ${aNoun(one)}` };
  const page = deskPage(async ({ params }: Props) => {
    const { id } = await params;
    const row = await noun.getOwn(await requireActor(), id);
    const here = `${base}/${id}`;
    return (
      <>
        <PageHead
          title={`Edit “${row.name}”`}
          kicker={<Link href={here}>Back to the {one}</Link>}
        />
        <Form
          action={action.bind(null, id)}
          row={row}
          groups={[{ id: row.groupId, label: row.group, hint: "" }]}
          cancelTo={here}
          toTell={await noun.toTell(id)}
        />
      </>
    );
  });
  return { metadata, page };
}
