/** Leaves the whole screen, if it is taken: until then nothing outside of what fills it takes the focus. */
export const leaveFullScreen = (): Promise<void> => (document.fullscreenElement ? document.exitFullscreen() : Promise.resolve());
