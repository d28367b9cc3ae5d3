// Small comforts for readers with JavaScript; every page is complete without it.
import { closeMenuOnLeave } from "./menu";
import { keepForOffline, listWhatIsKept } from "./offline";
import { keepSightSettings } from "./settings";
import { markCurrentHeading } from "./contents";
import { offerSharing } from "./share";
import { suggestWhileTyping } from "./search";
import { openListsWhenWide } from "./wide";
import { replaceHistoryOnQuickExit } from "./quick-exit";
import { showProgress, tickChecklist } from "./checklist";

closeMenuOnLeave();
markCurrentHeading();
openListsWhenWide();
replaceHistoryOnQuickExit();
keepSightSettings();
tickChecklist();
showProgress();
offerSharing();
keepForOffline();
void listWhatIsKept();
suggestWhileTyping();
