import { scriptAnswer } from "../script-answer.ts";
import { questionsScript } from "./script.ts";

export const GET = () => scriptAnswer(questionsScript);
