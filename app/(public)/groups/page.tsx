import type { Metadata } from "next";
import { NameList } from "#app/_ui/name-list.tsx";
import { markdownToLine } from "#lib/text/markdown.ts";
import { loadGroups } from "../load.ts";
import { PublicHead } from "../public-head.tsx";

export const metadata: Metadata = {
  title: "Groups",
  description: "The societies whose meetings are announced here.",
  alternates: { canonical: "/groups" },
};

export default async function GroupsPage() {
  const groups = await loadGroups();
  return (
    <>
      <PublicHead title="Groups" />
      <NameList
        empty="There is no group yet"
        entries={groups.map((group) => ({
          href: `/groups/${group.slug}`,
          name: group.name,
          about: markdownToLine(group.description, 160),
        }))}
      />
    </>
  );
}
