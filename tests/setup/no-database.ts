import { tmpdir } from "node:os";
import { join } from "node:path";
import { useSettings } from "./settings.ts";

/** Set-up file of the tests in `pure`: whoever comes near a database fails. */

const folder = join(tmpdir(), "marchmont-no-data");
useSettings({ folder, url: `file:${join(folder, "none.sqlite")}` });

Object.defineProperty(globalThis, "marchmontStore", {
  configurable: true,
  get() {
    throw new Error(
      "This test opens the database: it belongs in tests/unit/data, in the folder of the same name",
    );
  },
});
