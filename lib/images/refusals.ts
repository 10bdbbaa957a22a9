import { refusals } from "#lib/result.ts";

/** Why a file is not taken for a picture. */
export const words = {
  "too-large": () => "Picture: this file is too large. Choose one of 7 MB at most.",
  heic: () => "Picture: HEIC files cannot be read here. Save the picture as JPEG and try again.",
  "no-picture": () => "Picture: choose a JPEG, PNG, WebP, AVIF or GIF file.",
  "too-many-pixels": () =>
    "Picture: this has too many pixels. Choose one of 50 megapixels at most.",
  damaged: () => "Picture: this file is damaged. Choose another.",
};

export const { refuse } = refusals("image", words);
