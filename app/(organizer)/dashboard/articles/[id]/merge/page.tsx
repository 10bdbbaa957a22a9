import { keptMergePage } from "#app/_ui/kept/merge-page.tsx";
import { articleCommands } from "#lib/reading/articles/commands.ts";
import { keptArticles } from "#lib/reading/articles/queries.ts";
import { merge } from "../../actions.ts";

const { metadata, page } = keptMergePage(keptArticles, articleCommands.preview, merge);

export { metadata, page as default };
