// Small comforts for readers with JavaScript; every page is complete without it.
import { closeMenuOnLeave } from "./menu";
import { copyCleanText } from "./copying";
import { keepForOffline, listWhatIsKept } from "./offline";
import { keepSightSettings } from "./settings";
import { markCurrentHeading } from "./contents";
import { offerSharing } from "./share";
import { suggestWhileTyping } from "./search";
import { openListsWhenWide } from "./wide";
import { offerQuickExit } from "./quick-exit";
import { showProgress, tickChecklist } from "./checklist";

const comforts = [
  offerQuickExit,
  closeMenuOnLeave,
  markCurrentHeading,
  openListsWhenWide,
  keepSightSettings,
  tickChecklist,
  showProgress,
  offerSharing,
  copyCleanText,
  keepForOffline,
  listWhatIsKept,
  suggestWhileTyping,
];

for (const start of comforts) {
  // A comfort that fails in some browser takes none of the others with it.
  try {
    void start();
  } catch (error) {
    console.error(error);
  }
}
