import { notFound } from "next/navigation";
import { NotFound } from "#lib/result.ts";

/** Answers the page that says "not found" for what is not there, or not for this actor. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
