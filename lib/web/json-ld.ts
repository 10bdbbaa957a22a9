/** What JSON-LD of schema.org says of an article; "" and [] for what it does not. */
type LinkedArticle = {
  title: string;
  authors: string[];
  publishedOn: string;
  publication: string;
  issue: string;
  language: string;
  excerpt: string;
};

type Node = Record<string, unknown>;

const KINDS =
  /^(\w*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|Review|Chapter|Book|Movie|VideoObject|AudioObject|PodcastEpisode|RadioEpisode|TVEpisode|ImageGallery|Photograph|CreativeWork)$/;

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const text = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

const kindsOf = (node: Node) =>
  listOf(node["@type"]).map((kind) => text(kind).replace(/^.*[/#:]/, ""));

/** A name, said as such or as a node that has one. */
function nameOf(value: unknown): string {
  const [first] = listOf(value);
  return isNode(first) ? text(first.name) || text(first.headline) : text(first);
}

/** The nodes at the top, in arrays and in @graph: two levels, since the page is a stranger's. */
function nodes(values: unknown[]): Node[] {
  const top = values.flatMap(listOf).filter(isNode);
  return top.flatMap((node) => [node, ...listOf(node["@graph"]).filter(isNode)]).slice(0, 500);
}

/** The first article among what a page's JSON-LD holds, or null. */
export function findArticle(jsonLd: unknown[]): LinkedArticle | null {
  const node = nodes(jsonLd).find((candidate) =>
    kindsOf(candidate).some((kind) => KINDS.test(kind)),
  );
  if (!node) return null;
  const [part] = listOf(node.isPartOf).filter(isNode);
  const [whole] = part ? listOf(part.isPartOf).filter(isNode) : [];
  const isIssue = part !== undefined && kindsOf(part).includes("PublicationIssue");
  return {
    title: text(node.headline) || text(node.name),
    authors: listOf(node.author ?? node.creator)
      .slice(0, 20)
      .map(nameOf)
      .filter(Boolean),
    publishedOn: text(node.datePublished) || text(part?.datePublished),
    publication: (isIssue ? nameOf(whole) : nameOf(part)) || nameOf(node.publisher),
    issue: isIssue ? text(part.issueNumber) : "",
    language: nameOf(node.inLanguage),
    excerpt: text(node.description) || text(node.abstract),
  };
}
