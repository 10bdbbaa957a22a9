import fc from "fast-check";
import { expect, it } from "vitest";
import { cellOf, seatsIn } from "#lib/rsvps/desk/seat-answers.ts";

const said = fc
  .array(fc.constantFrom(";", ";;", " ", "2: ", "; 3: ", "Fish pie", "1"), { maxLength: 6 })
  .map((pieces) => pieces.join(""));

it("a cell reads back as it was written, whatever was answered", () => {
  fc.assert(
    fc.property(fc.array(said, { minLength: 1, maxLength: 4 }), (answers) => {
      const given = answers.map((one, index) => ({ seat: index + 1, said: one }));
      expect([...seatsIn(cellOf(given))]).toEqual(given.map(({ seat, said }) => [seat, said]));
    }),
  );
});
