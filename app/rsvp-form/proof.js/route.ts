import { scriptAnswer } from "../script-answer.ts";
import { proofScript } from "./script.ts";

export const GET = () => scriptAnswer(proofScript);
