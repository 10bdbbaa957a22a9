import { drawHandbill, type Handbill } from "./handbill.ts";

const MOST = 60;
const kept = new Map<string, Promise<Buffer>>();

/** The picture of these words, drawn once while it is among the last sixty asked for. */
export function keptHandbill(bill: Handbill): Promise<Buffer> {
  const key = JSON.stringify(bill);
  const known = kept.get(key);
  if (known) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const drawing = drawHandbill(bill);
  kept.set(key, drawing);
  drawing.catch(() => kept.delete(key));
  const oldest = kept.keys().next();
  if (kept.size > MOST && !oldest.done) kept.delete(oldest.value);
  return drawing;
}
