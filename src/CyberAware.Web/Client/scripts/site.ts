// Small comforts for readers with JavaScript; every page is complete without it.
import { closeMenuOnLeave } from "./menu";
import { copyCleanText, offerCopying } from "./copying";
import { keepForOffline, listWhatIsKept } from "./offline";
import { keepSightSettings } from "./settings";
import { markCurrentHeading } from "./contents";
import { offerHandout, offerPrinting, offerSharing } from "./share";
import { suggestWhileTyping } from "./search";
import { offerEditing } from "./editing-link";
import { openFolds } from "./folds";
import { openListsWhenWide } from "./wide";
import { offerQuickExit } from "./quick-exit";
import { showProgress, tickChecklist } from "./checklist";

const comforts = [
  offerQuickExit,
  closeMenuOnLeave,
  markCurrentHeading,
  openListsWhenWide,
  openFolds,
  keepSightSettings,
  tickChecklist,
  showProgress,
  offerSharing,
  offerPrinting,
  offerHandout,
  copyCleanText,
  offerCopying,
  keepForOffline,
  listWhatIsKept,
  suggestWhileTyping,
  offerEditing,
];

for (const start of comforts) {
  // A comfort that fails in some browser takes none of the others with it.
  try {
    void start();
  } catch (error) {
    console.error(error);
  }
}
