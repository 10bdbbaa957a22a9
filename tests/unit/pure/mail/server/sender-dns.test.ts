import { expect, it } from "vitest";
import { lookUpSender } from "#lib/mail/server/sender-dns.ts";
import type { TxtResolver } from "#lib/mail/server/txt-records.ts";

const failure = (code: string) => Object.assign(new Error(code), { code });

/** A DNS that knows these names; the others do not exist. A record may be a failure. */
function dns(records: Record<string, string[] | Error>): TxtResolver {
  return {
    async resolveTxt(name) {
      const found = records[name];
      if (found instanceof Error) throw found;
      if (!found) {
        const below = Object.keys(records).some((one) => one.endsWith(`.${name}`));
        throw failure(below ? "ENODATA" : "ENOTFOUND");
      }
      // Long records come in pieces of 255 octets.
      return found.map((text) => text.match(/.{1,20}/g) ?? []);
    },
  };
}

const KEY = "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC7";

it("finds what a well-kept domain has", async () => {
  const found = await lookUpSender(
    "example.org",
    dns({
      "example.org": ["site-verification=1", "v=spf1 include:spf.example.net ~all"],
      "selector1._domainkey.example.org": [KEY],
      "_dmarc.example.org": ["v=DMARC1; p=quarantine; rua=mailto:d@example.org"],
    }),
  );
  expect(found).toMatchObject({
    spf: { state: "found", record: "v=spf1 include:spf.example.net ~all" },
    dkim: { state: "found", record: KEY, advice: "" },
    dmarc: { state: "found", advice: "" },
  });
  expect(found.dmarc.said).toContain("go among the unwanted ones");
});

it("says what is not there, and what to do", async () => {
  const found = await lookUpSender("example.org", dns({ "example.org": ["hello"] }));
  for (const finding of Object.values(found)) {
    expect(finding).toMatchObject({ state: "not-found", record: "" });
    expect(finding.advice).not.toBe("");
  }
});

it("does not say that nothing is there when it could not be looked up", async () => {
  for (const code of ["ETIMEOUT", "ESERVFAIL", "ECONNREFUSED", "EREFUSED"]) {
    const broken: TxtResolver = { resolveTxt: () => Promise.reject(failure(code)) };
    const found = await lookUpSender("example.org", broken);
    for (const { state, said } of Object.values(found)) {
      expect(state).toBe("unknown");
      expect(said).toContain("could not be looked up");
    }
  }
});

it("waits for no resolver that never answers", async () => {
  const silent: TxtResolver = { resolveTxt: () => new Promise(() => {}) };
  const found = await lookUpSender("example.org", silent);
  expect(Object.values(found).map(({ state }) => state)).toEqual(["unknown", "unknown", "unknown"]);
});

it.each([
  ["two records", ["v=spf1 a ~all", "v=spf1 mx -all"]],
  ["everybody allowed", ["v=spf1 mx +all"]],
  ["everybody allowed, without a sign", ["v=spf1 all"]],
])("calls SPF with %s faulty", async (_, records) => {
  const { spf } = await lookUpSender("example.org", dns({ "example.org": records }));
  expect(spf.state).toBe("faulty");
});

it.each(["v=spf1 -all", "v=spf1 mx ?all", "V=SPF1 a:mail.example.org ~all"])(
  "takes SPF as %s",
  async (record) => {
    const { spf } = await lookUpSender("example.org", dns({ "example.org": [record] }));
    expect(spf.state).toBe("found");
  },
);

it("admits that a key may stand under a name it does not know", async () => {
  const { dkim } = await lookUpSender(
    "example.org",
    dns({ "example.org": ["x"], "q7x._domainkey.example.org": [KEY] }),
  );
  expect(dkim.state).toBe("unknown");
  expect(dkim.advice).toContain("DKIM-Signature");
});

it("does not take a withdrawn key for one", async () => {
  const { dkim } = await lookUpSender(
    "example.org",
    dns({ "default._domainkey.example.org": ["v=DKIM1; p="] }),
  );
  expect(dkim.state).toBe("unknown");
});

it("finds the policy of the domain above", async () => {
  const found = await lookUpSender(
    "meetings.example.org",
    dns({ "_dmarc.example.org": ["v=DMARC1; p=reject"] }),
  );
  expect(found.dmarc).toMatchObject({ state: "found" });
  expect(found.dmarc.said).toContain("example.org says");
});

it("calls a policy that nobody knows faulty", async () => {
  const { dmarc } = await lookUpSender(
    "example.org",
    dns({ "_dmarc.example.org": ["v=DMARC1; p=perhaps"] }),
  );
  expect(dmarc.state).toBe("faulty");
});
