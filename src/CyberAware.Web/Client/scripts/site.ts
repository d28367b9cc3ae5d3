// Small comforts for readers with JavaScript; every page is complete without it.
import { closeMenuOnLeave } from "./menu";
import { markCurrentHeading } from "./contents";
import { replaceHistoryOnQuickExit } from "./quick-exit";

closeMenuOnLeave();
markCurrentHeading();
replaceHistoryOnQuickExit();
