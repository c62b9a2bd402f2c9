// What Electron runs when its dist holds no app of its own: it loads the app that the command line names.
//
// Cypress' build of Electron lacks Electron's own default app, so this stands in for it, with the same command line.
// It is an ES module on purpose. Electron holds back 'ready' until this module has been evaluated, and this module
// awaits the app's. From a CommonJS file the app could only be imported in the background, 'ready' could come first,
// and calls that must precede it (protocol.registerSchemesAsPrivileged, app.disableHardwareAcceleration) would fail.
import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { app } from 'electron/main';

const command = readCommandLine(process.argv.slice(1));

if (command.problem !== undefined) {
  leave(command.problem);
} else if (command.wantsVersion) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
} else if (command.appPath === undefined) {
  leave('Give the path of an app: electron [options] <folder or file>');
} else {
  // `-r` is how Playwright gets into the main process before the app does.
  if (command.modules.length > 0) Module._preloadModules(command.modules);
  await loadApp(path.resolve(command.appPath));
}

/** Everything from the app's path on belongs to the app, as do Chromium's switches, which start with a dash. */
function readCommandLine(parameters) {
  const result = { modules: [], appPath: undefined, wantsVersion: false, problem: undefined };
  for (let index = 0; index < parameters.length; index++) {
    const parameter = parameters[index];
    if (parameter === '--version' || parameter === '-v') {
      result.wantsVersion = true;
      return result;
    }
    if (parameter === '-r' || parameter === '--require') {
      index++;
      if (parameters[index] === undefined) result.problem = `${parameter} needs the path of a module.`;
      else result.modules.push(parameters[index]);
    } else if (parameter.startsWith('--app=')) {
      result.appPath = parameter.slice('--app='.length);
      return result;
    } else if (!parameter.startsWith('-')) {
      result.appPath = parameter;
      return result;
    }
  }
  return result;
}

async function loadApp(appPath) {
  // Apps tell by this that they run unpacked, and that their own arguments start one place later.
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  try {
    const packageFile = path.join(appPath, 'package.json');
    const hasPackage = existsSync(packageFile);
    if (hasPackage) introduce(JSON.parse(readFileSync(packageFile, 'utf8')));
    // Follows "main" and finds index.js, for a folder as for a file.
    const entry = Module._resolveFilename(appPath, null, true);
    app.setAppPath(hasPackage ? appPath : path.dirname(entry));
    // import() takes CommonJS as well.
    await import(pathToFileURL(entry).href);
  } catch (error) {
    // Electron would show a dialog here and wait for a click, which no test and no build server ever gives.
    leave(`The app at ${appPath} could not be loaded.\n${error?.stack ?? error}`);
  }
}

/** Makes the app known by the name and version of its own package, before any of its code runs. */
function introduce(description) {
  if (description.version) app.setVersion(description.version);
  const name = description.productName ?? description.name;
  if (name) app.setName(name);
  app.setDesktopName?.(description.desktopName ?? `${app.getName()}.desktop`);
  if (description.v8Flags) setFlagsFromString(description.v8Flags);
}

function leave(message) {
  console.error(message);
  process.exit(1);
}
