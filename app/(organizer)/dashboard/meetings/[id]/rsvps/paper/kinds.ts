/** What of the list there is on paper. */
export const PAPERS = ["list", "sheet", "badges", "kitchen"] as const;
export type Paper = (typeof PAPERS)[number];

type Words = {
  title: string;
  /** As the link to it says. */
  link: string;
  /** Whether it is of those who come, if nobody else is asked for. */
  ofGoing: boolean;
  /** Whether it has answers, which helpers are not given. */
  answers: boolean;
};

export const PAPER_WORDS: Record<Paper, Words> = {
  list: { title: "Attendee list", link: "The list", ofGoing: false, answers: false },
  sheet: { title: "Sign-in sheet", link: "A sign-in sheet", ofGoing: true, answers: false },
  badges: { title: "Badges", link: "Badges", ofGoing: true, answers: false },
  kitchen: { title: "For the kitchen", link: "For the kitchen", ofGoing: true, answers: true },
};

/** Which of them an address asks for, of those that somebody may have. */
export function askedPaper(text: string, mayManage: boolean): Paper {
  return papersFor(mayManage).find((paper) => paper === text) ?? "list";
}

export function papersFor(mayManage: boolean): Paper[] {
  return PAPERS.filter((paper) => mayManage || !PAPER_WORDS[paper].answers);
}
