import { describe, expect, test } from "vitest";
import { type Author, authorsOf } from "#lib/text/authors.ts";

/** "Ada Brook (person: Brook / Ada)", "Friends of the Mills (body)", "Kim Il Sung" */
function told({ name, kind, parts }: Author): string {
  const in_ = parts && [parts.family, parts.given, parts.suffix].filter(Boolean).join(" / ");
  return `${name}${kind ? ` (${kind}${in_ ? `: ${in_}` : ""})` : ""}`;
}

describe("an author line", () => {
  test.each([
    ["", []],
    ["Kim Il Sung", ["Kim Il Sung"]],
    ["Lalkar", ["Lalkar"]],
    ["A. Reader", ["A. Reader (person)"]],
    // Printed one after the other
    ["A, B and C", ["A", "B", "C"]],
    ["A, B, and C", ["A", "B", "C"]],
    ["A, B & C", ["A", "B", "C"]],
    ["A and B and C", ["A", "B", "C"]],
    ["Marx and Engels", ["Marx", "Engels"]],
    ["Ada Brook, Bilal Carrow", ["Ada Brook", "Bilal Carrow"]],
    ["Ada Brook and Bilal Carrow", ["Ada Brook", "Bilal Carrow"]],
    ["Ada Brook, Bilal Carrow und Lalkar", ["Ada Brook", "Bilal Carrow", "Lalkar"]],
    ["Ada Brook, Lalkar, Bea Marchetti", ["Ada Brook", "Lalkar", "Bea Marchetti"]],
    // What belongs to the name before it
    ["King, Jr.", ["King, Jr. (person)"]],
    ["Martin Luther King, Jr.", ["Martin Luther King, Jr. (person)"]],
    ["Martin Luther King, Jr. and Ada Brook", ["Martin Luther King, Jr. (person)", "Ada Brook"]],
    ["Ada Brook, Martin Luther King, Jr.", ["Ada Brook", "Martin Luther King, Jr. (person)"]],
    ["Ada Brook, OBE, Bilal Carrow", ["Ada Brook, OBE (person)", "Bilal Carrow"]],
    ["King, Martin Luther, Jr.", ["Martin Luther King, Jr. (person: King / Martin Luther / Jr.)"]],
    ["Brook, A.", ["A. Brook (person: Brook / A.)"]],
    [
      "Brook, A. B., Carrow, C.",
      ["A. B. Brook (person: Brook / A. B.)", "C. Carrow (person: Carrow / C.)"],
    ],
    [
      "Brook, A., & Carrow, C.",
      ["A. Brook (person: Brook / A.)", "C. Carrow (person: Carrow / C.)"],
    ],
    ["Ada Brook et al.", ["Ada Brook et al."]],
    ["Brook A, Carrow B, et al", ["Brook A, Carrow B, et al"]],
    [
      "Brook, Ada; Carrow, Bilal; et al.",
      ["Ada Brook (person: Brook / Ada)", "Bilal Carrow (person: Carrow / Bilal)"],
    ],
    [
      "Brook, Ada; Carrow, Bilal et al.",
      ["Ada Brook (person: Brook / Ada)", "Bilal Carrow (person: Carrow / Bilal)"],
    ],
    ["King, Jr., Martin", ["Martin King, Jr. (person: King / Martin / Jr.)"]],
    ["Sammy Davis Jr., Dean Martin", ["Sammy Davis Jr.", "Dean Martin"]],
    ["Ada Brook and others", ["Ada Brook and others"]],
    // With the family name first
    [
      "Brook, Ada; Carrow, Bilal",
      ["Ada Brook (person: Brook / Ada)", "Bilal Carrow (person: Carrow / Bilal)"],
    ],
    ["Brook, Ada;", ["Ada Brook (person: Brook / Ada)"]],
    ["Brook, Ada; and Kim Il Sung", ["Ada Brook (person: Brook / Ada)", "Kim Il Sung"]],
    [
      "de la Cruz, Ana; King, Martin Luther, Jr.; King, Jr., Martin",
      [
        "Ana de la Cruz (person: de la Cruz / Ana)",
        "Martin Luther King, Jr. (person: King / Martin Luther / Jr.)",
        "Martin King, Jr. (person: King / Martin / Jr.)",
      ],
    ],
    [
      "Brook, Ada and Carrow, Bilal",
      ["Ada Brook (person: Brook / Ada)", "Bilal Carrow (person: Carrow / Bilal)"],
    ],
    ["金日成、金正日", ["金日成", "金正日"]],
    // Bodies
    ["Friends of the Mills", ["Friends of the Mills (body)"]],
    ["Adaeze Holloway, Friends of the Mills", ["Adaeze Holloway", "Friends of the Mills (body)"]],
    [
      "Ministry of Agriculture, Fisheries and Food",
      ["Ministry of Agriculture, Fisheries and Food (body)"],
    ],
    [
      "Ministry of Agriculture, Fisheries and Food; Brook, Ada",
      ["Ministry of Agriculture, Fisheries and Food (body)", "Ada Brook (person: Brook / Ada)"],
    ],
    ["Workers’ Party of Korea", ["Workers’ Party of Korea (body)"]],
    // Read in two ways: nothing is guessed
    ["Holloway, Adaeze", ["Holloway, Adaeze"]],
    ["King, Martin Luther", ["King, Martin Luther"]],
    ["Brook, Ada, Carrow, Bilal", ["Brook, Ada, Carrow, Bilal"]],
    ["Brook, Ada and Bilal Carrow", ["Brook, Ada and Bilal Carrow"]],
    ["Brook, Ada, and Bilal Carrow", ["Brook, Ada, and Bilal Carrow"]],
    ["Brook, Ada, Bilal Carrow, and Cy Dell", ["Brook, Ada, Bilal Carrow, and Cy Dell"]],
    ["García Márquez, Gabriel and Ada Brook", ["García Márquez, Gabriel and Ada Brook"]],
    ["King, Martin Luther, Jr. and Ada Brook", ["King, Martin Luther, Jr. and Ada Brook"]],
    ["King Jr., Martin Luther", ["King Jr., Martin Luther"]],
    ["Brook, Ada y Carrow, Bilal", ["Brook, Ada y Carrow, Bilal"]],
    ["Ada and Bea Brook", ["Ada and Bea Brook"]],
    ["Health and Safety Executive", ["Health and Safety Executive"]],
    ["Arts and Humanities Research Council", ["Arts and Humanities Research Council"]],
    ["Friends of the Mills, Adaeze Holloway", ["Friends of the Mills, Adaeze Holloway"]],
  ])("%s", (line, authors) => {
    expect(authorsOf(line).map(told)).toEqual(authors);
  });
});
