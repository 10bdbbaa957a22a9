/** A piece of an address as it was before it was encoded; null for what no browser would send. */
export function decodedPiece(piece: string): string | null {
  try {
    return decodeURIComponent(piece);
  } catch {
    return null;
  }
}
