import { refusals } from "#lib/result.ts";
import { counted } from "#lib/text/plural.ts";

/** Why a file is not taken for a picture. */
export const words = {
  "too-large": () => "Picture: this file is too large. Choose one of 7 MB at most.",
  heic: () => "Picture: HEIC files cannot be read here. Save the picture as JPEG and try again.",
  "no-picture": () => "Picture: choose a JPEG, PNG, WebP, AVIF or GIF file.",
  "too-many-pixels": () =>
    "Picture: this has too many pixels. Choose one of 50 megapixels at most.",
  hourly: ({ most }: { most: number }) =>
    `Picture: the group has sent ${counted(most, { one: "picture", other: "pictures" })} within an hour, which is as many as this site takes. Send it later.`,
  full: ({ most }: { most: number }) =>
    `Picture: the group’s pictures take all of the ${most} MB that this site has for them. Take out some that are not needed; a week later there is room again.`,
  damaged: () => "Picture: this file is damaged. Choose another.",
};

export const { refuse } = refusals("image", words);
