import { createItem, relabelItems, removeItems, updateItems } from '../domain/backlog.ts';
import { importBacklog } from '../domain/backlogImport.ts';
import { createFreeze, removeFreeze, updateFreeze } from '../domain/freeze.ts';
import { registerPerson, updatePerson } from '../domain/person.ts';
import { changePlan, createPlan } from '../domain/plan.ts';
import {
  addItemsToRelease,
  createRelease,
  removeItemsFromRelease,
  removeRelease,
  rescheduleRelease,
  updateRelease,
} from '../domain/release.ts';
import { createSprint, removeSprint, updateSprint } from '../domain/sprint.ts';
import { createWindow, removeWindow, updateWindow } from '../domain/window.ts';
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
    createSprint,
    updateSprint,
    removeSprint,
    createRelease,
    updateRelease,
    rescheduleRelease,
    addItemsToRelease,
    removeItemsFromRelease,
    removeRelease,
    createWindow,
    updateWindow,
    removeWindow,
    createFreeze,
    updateFreeze,
    removeFreeze,
  ].map((command) => [command.name, command]),
);
