import { describe, expect, it } from "vitest";
import { checkFormTime, formTime } from "#lib/forms/form-time.ts";
import { now, setClock } from "#lib/time/clock.ts";

describe("the form's time", () => {
  const later = <T>(milliseconds: number, look: () => T): T => {
    const restore = setClock(new Date(now().getTime() + milliseconds));
    try {
      return look();
    } finally {
      restore();
    }
  };

  it("is good for its meeting, from a second to sixty days on", () => {
    const opened = formTime("one");
    expect(checkFormTime("one", opened)).toBe("hasty");
    expect(later(2_000, () => checkFormTime("one", opened))).toBe("good");
    expect(later(59 * 86_400_000, () => checkFormTime("one", opened))).toBe("good");
    expect(later(61 * 86_400_000, () => checkFormTime("one", opened))).toBe("wrong");
    expect(later(2_000, () => checkFormTime("two", opened))).toBe("wrong");
  });

  it.each(["", "x", "1790000000000", "1790000000000.", "1790000000000.forged", "NaN.x"])(
    "%j is none of ours",
    (opened) => expect(checkFormTime("one", opened)).toBe("wrong"),
  );
});
