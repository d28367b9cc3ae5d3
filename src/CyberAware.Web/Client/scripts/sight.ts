// Runs before the first paint, so that nobody who needs other colours is shown the usual ones for a moment.
import { applyPreferences, readPreferences } from "./display-preferences";

const choice = readPreferences();
if (Object.keys(choice).length > 0) applyPreferences(choice);
