import type { Metadata } from "next";
import { MailList } from "#app/_ui/mail/mail-list.tsx";
import { loadMeeting } from "../../load.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ state?: string; search?: string; page?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { meeting } = await loadMeeting((await params).id);
  return { title: `Mail: ${meeting.title}` };
}

export default async function MeetingMailPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { actor } = await loadMeeting(id);
  return (
    <>
      <h2 className="headline mb-5 text-2xl">Mail</h2>
      <MailList
        actor={actor}
        base={`/dashboard/meetings/${id}/mail`}
        asked={await searchParams}
        meetingId={id}
      />
    </>
  );
}
