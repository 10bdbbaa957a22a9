import sharp from "sharp";
import { expect, test } from "vitest";
import { drawHandbill, type Handbill } from "#lib/pictures/handbill.ts";

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
