/** A field that people do not see; whoever fills it is a program. */
export function Trap({ id }: { id: string }) {
  return (
    <div aria-hidden="true" className="absolute -left-[999rem] h-px w-px overflow-hidden">
      <label htmlFor={id}>Leave this empty</label>
      <input id={id} name="subject" tabIndex={-1} autoComplete="off" />
    </div>
  );
}
