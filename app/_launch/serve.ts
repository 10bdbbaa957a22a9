// `npm start` and `npm run dev`: one process that is the whole site. `--check` only looks at
// the settings and the port, so that a wrong one is told before a long build.
import { listen } from "#app/_front/listen.ts";
import { parseProxies } from "#app/_front/peers.ts";
import { capLog } from "./capped-log.ts";
import { explain } from "./explain.ts";
import { readSettings } from "./settings.ts";

capLog();
try {
  const dev = process.argv.includes("--dev");
  const { port, trustedProxies } = readSettings(dev ? "development" : "production");
  const proxies = parseProxies(trustedProxies);
  // Taking the port first keeps a second start away from the database.
  const door = await listen(port);
  if (process.argv.includes("--check")) await door.close();
  else {
    const { openSite } = await import("./site.ts");
    await openSite(door, proxies, dev);
  }
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
