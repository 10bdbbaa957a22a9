import sharp from "sharp";
import { expect, test } from "vitest";
import { drawHandbill, type Handbill } from "#lib/pictures/handbill.ts";
import { keptHandbill } from "#lib/pictures/kept.ts";

const bill: Handbill = {
  title: "Building a Revolutionary Party – the Korean Experience",
  host: "Friends of Korea",
  when: "Sunday 7 October 2007, 14:00",
  where: "Marchmont Centre, London",
  state: "",
  site: "meetings.example.org",
  accent: "#a4242b",
};

test.each<[string, Partial<Handbill>]>([
  ["an everyday one", {}],
  ["a cancelled one without a place", { state: "Cancelled", where: "" }],
  ["a title of one letter", { title: "X" }],
  ["a title that does not end", { title: "mills and wells ".repeat(300) }],
  ["a word that does not end", { title: "x".repeat(400), host: "y".repeat(400) }],
  ["mark-up and other scripts", { title: "<b>&amp; </span> Łódź 北京", where: "</span>" }],
])("draws %s in the size that sites expect", async (_what, row) => {
  const picture = await drawHandbill({ ...bill, ...row });
  expect(await sharp(picture).metadata()).toMatchObject({
    format: "png",
    width: 1200,
    height: 630,
  });
  expect(picture.length).toBeLessThan(200_000);
});

/** Where two pictures differ: the box of the pixels, in hundreds of them. Their palettes make slight differences everywhere. */
async function difference(one: Buffer, other: Buffer): Promise<string> {
  const [a, b] = await Promise.all(
    [one, other].map((picture) => sharp(picture).removeAlpha().raw().toBuffer()),
  );
  const [xs, ys]: [number[], number[]] = [[], []];
  for (let at = 0; at < a!.length; at++) {
    if (Math.abs(a![at]! - b![at]!) < 64) continue;
    const pixel = Math.floor(at / 3);
    xs.push(pixel % 1200);
    ys.push(Math.floor(pixel / 1200));
  }
  const hundreds = (all: number[]) => {
    const [least, most] = all.reduce(
      ([min, max], n) => [Math.min(min!, n), Math.max(max!, n)],
      [9999, -1],
    );
    return `${Math.floor(least! / 100)}–${Math.floor(most! / 100)}`;
  };
  return xs.length === 0 ? "nothing" : `x ${hundreds(xs)}, y ${hundreds(ys)}`;
}

test("shows the place below, the state above, and each where there is one alone", async () => {
  const plain = await drawHandbill({ ...bill, where: "" });
  const there = await drawHandbill({ ...bill, where: "Hall" });
  const off = await drawHandbill({ ...bill, where: "", state: "Cancelled" });
  expect(await difference(plain, there)).toBe("x 0–1, y 5–5");
  expect(await difference(plain, off)).toBe("x 9–11, y 0–0");
});

test("is drawn once for the same words, and anew where it failed", async () => {
  const words = { ...bill, title: "Kept" };
  const first = keptHandbill(words);
  expect(keptHandbill({ ...words })).toBe(first);
  await first;
  expect(keptHandbill(words)).toBe(first);
  expect(keptHandbill({ ...words, title: "Another" })).not.toBe(first);
  const bad = { ...words, accent: "no colour" };
  await expect(keptHandbill(bad)).rejects.toThrow();
  const again = keptHandbill({ ...bad });
  expect(again).not.toBe(first);
  await expect(again).rejects.toThrow();
});
