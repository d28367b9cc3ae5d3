// Runs before the first paint, so that nobody who needs other colours is shown the usual ones for a moment.
import { applySight, readSight } from "./sight-choice";

const choice = readSight();
if (Object.keys(choice).length > 0) applySight(choice);
