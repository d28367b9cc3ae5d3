// Small comforts for readers with JavaScript; every page is complete without it.
import { closeMenuOnLeave } from "./menu";
import { markCurrentHeading } from "./contents";
import { replaceHistoryOnQuickExit } from "./quick-exit";
import { keepSightSettings } from "./settings";
import { suggestWhileTyping } from "./search";
import { openListsWhenWide } from "./wide";

closeMenuOnLeave();
markCurrentHeading();
openListsWhenWide();
replaceHistoryOnQuickExit();
keepSightSettings();
suggestWhileTyping();
