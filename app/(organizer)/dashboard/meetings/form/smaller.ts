/** Longer than any page shows a picture; the server makes them smaller still. */
const LONGEST = 2400;
const QUALITY = 0.85;

/**
 * A photograph made small enough to be sent from a phone; the file itself where
 * it is small already, or where this browser cannot read or write it.
 */
export async function smaller(file: File): Promise<File> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return file;
  const scale = LONGEST / Math.max(bitmap.width, bitmap.height);
  if (scale >= 1 || file.type === "image/gif") return file;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const type = file.type === "image/png" ? "image/png" : "image/jpeg";
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, QUALITY));
  return blob && blob.size < file.size ? new File([blob], file.name, { type }) : file;
}
