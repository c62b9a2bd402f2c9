import { addAttachment, removeAttachment } from '../domain/attachment.ts';
import { createItem, relabelItems, removeItems, updateItems } from '../domain/backlog.ts';
import { importBacklog } from '../domain/backlogImport.ts';
import { createAnchor, removeAnchor, updateAnchor } from '../domain/businessTime/anchor.ts';
import {
  addHolidays,
  createBusinessCalendar,
  removeBusinessCalendar,
  updateBusinessCalendar,
} from '../domain/businessTime/businessCalendar.ts';
import { createCabMeeting, removeCabMeeting, updateCabMeeting } from '../domain/cabMeeting.ts';
import { importCalendar } from '../domain/calendarImport/calendarImport.ts';
import { createChange, planBackOut, recordTest, removeChange, updateChange } from '../domain/change.ts';
import { addComment, editComment, removeComment } from '../domain/comment.ts';
import {
  createConfigurationItem,
  removeConfigurationItem,
  updateConfigurationItem,
} from '../domain/configurationItem.ts';
import { createFreeze, removeFreeze, updateFreeze } from '../domain/freeze.ts';
import { liftFreeze, startFreezeNow } from '../domain/freezeNow.ts';
import { registerPerson, updatePerson } from '../domain/person.ts';
import { changePlan, createPlan } from '../domain/plan.ts';
import { cancelOccurrence, changeOccurrence, restoreOccurrence } from '../domain/recurrence/occurrence.ts';
import { createRelease, removeRelease, rescheduleRelease, updateRelease } from '../domain/release.ts';
import { addItemsToRelease, removeItemsFromRelease } from '../domain/releaseItems.ts';
import { changeNotesTemplate, editReleaseNotes, generateReleaseNotes } from '../domain/releaseNotes.ts';
import { cloneRelease, setReleaseState } from '../domain/releaseState.ts';
import { createService, removeService, updateService } from '../domain/service.ts';
import { createSprint, removeSprint, updateSprint } from '../domain/sprint.ts';
import { grantWaiver, withdrawWaiver } from '../domain/waiver.ts';
import { createWindow, removeWindow, updateWindow } from '../domain/window.ts';
import { createWindowClass, removeWindowClass, updateWindowClass } from '../domain/windowClass.ts';
import type { Command } from '../store/command.ts';

/** Every way in which a plan can change. The palette, the command line and the log know a command by its name here. */
export const commands: ReadonlyMap<string, Command> = new Map(
  [
    createPlan,
    changePlan,
    registerPerson,
    updatePerson,
    createItem,
    updateItems,
    relabelItems,
    removeItems,
    importBacklog,
    importCalendar,
    createSprint,
    updateSprint,
    removeSprint,
    createRelease,
    updateRelease,
    rescheduleRelease,
    addItemsToRelease,
    removeItemsFromRelease,
    setReleaseState,
    cloneRelease,
    removeRelease,
    generateReleaseNotes,
    editReleaseNotes,
    changeNotesTemplate,
    createChange,
    updateChange,
    recordTest,
    planBackOut,
    removeChange,
    grantWaiver,
    withdrawWaiver,
    createWindow,
    updateWindow,
    removeWindow,
    createWindowClass,
    updateWindowClass,
    removeWindowClass,
    createFreeze,
    updateFreeze,
    removeFreeze,
    createCabMeeting,
    updateCabMeeting,
    removeCabMeeting,
    changeOccurrence,
    cancelOccurrence,
    restoreOccurrence,
    startFreezeNow,
    liftFreeze,
    createBusinessCalendar,
    updateBusinessCalendar,
    addHolidays,
    removeBusinessCalendar,
    createAnchor,
    updateAnchor,
    removeAnchor,
    createService,
    updateService,
    removeService,
    createConfigurationItem,
    updateConfigurationItem,
    removeConfigurationItem,
    addComment,
    editComment,
    removeComment,
    addAttachment,
    removeAttachment,
  ].map((command) => [command.name, command]),
);
