// A process of its own that owns the database until it is killed.
import { takeOwnership } from "#db/upkeep/owner.ts";

takeOwnership("holds it in a test");
console.log("held");
setInterval(() => {}, 1000);
