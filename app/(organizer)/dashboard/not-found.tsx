import { NotFoundOnDesk } from "#app/_ui/desk/not-found.tsx";

export default function NotFound() {
  return (
    <>
      <title>Not found</title>
      <NotFoundOnDesk />
    </>
  );
}
