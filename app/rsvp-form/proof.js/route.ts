import { scriptResponse } from "../script-response.ts";
import { proofScript } from "./script.ts";

export const GET = () => scriptResponse(proofScript);
