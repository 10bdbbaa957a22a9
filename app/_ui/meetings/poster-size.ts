/** The type size of a poster line by its length: few words are shouted, many are said. */
export function posterSize(title: string): string {
  if (title.length <= 28) return "text-[clamp(3rem,1.5rem+7vw,7.5rem)]";
  if (title.length <= 60) return "text-[clamp(2.75rem,1.5rem+5.2vw,5.75rem)]";
  if (title.length <= 110) return "text-[clamp(2.25rem,1.5rem+3.4vw,4.25rem)]";
  return "text-[clamp(1.75rem,1.25rem+2.2vw,3rem)]";
}
