import { scriptResponse } from "../script-response.ts";
import { questionsScript } from "./script.ts";

export const GET = () => scriptResponse(questionsScript);
